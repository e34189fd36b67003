/*
 * Brings raw 16-bit little-endian mono sound from standard input to another rate on standard output, in frames of 20 ms, with Debian's
 * libspeexdsp at a quality from 0 to 10: the neighbour that this project's resampler is measured beside.
 *
 *     cc -O2 -o speex_resample speex_resample.c -lspeexdsp
 *     speex_resample FROM TO QUALITY < in.raw > out.raw
 *
 * On standard error: "nanos N held M": the filter's own CPU time for a frame, without reading and writing, and how many samples its output was
 * behind n * TO / FROM at the most. Takes a machine of little-endian order.
 */
#include <speex/speex_resampler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(const char *what) {
    fprintf(stderr, "speex_resample: %s\n", what);
    exit(1);
}

static short *read_all(FILE *in, size_t *samples) {
    size_t room = 1 << 20;
    short *sound = malloc(room * sizeof *sound);
    *samples = 0;
    while (sound != NULL) {
        *samples += fread(sound + *samples, sizeof *sound, room - *samples, in);
        if (*samples < room) {
            return sound;
        }
        room *= 2;
        sound = realloc(sound, room * sizeof *sound);
    }
    fail("out of memory");
    return NULL;
}

static long long cpu_nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fail("usage: speex_resample FROM TO QUALITY");
    }
    int from = atoi(argv[1]), to = atoi(argv[2]), error = 0;
    if (from < 50 || to < 50) {
        fail("a rate is too low");
    }
    SpeexResamplerState *filter = speex_resampler_init(1, from, to, atoi(argv[3]), &error);
    if (filter == NULL) {
        fail(speex_resampler_strerror(error));
    }
    size_t samples;
    short *in = read_all(stdin, &samples);
    size_t frame = from / 50, room = (size_t) ((double) samples * to / from) + to, given = 0, frames = 0;
    short *out = malloc(room * sizeof *out);
    if (out == NULL) {
        fail("out of memory");
    }
    memset(out, 0, room * sizeof *out); /* pages that are there: the filter is timed, not they */
    double held = 0;
    long long start = cpu_nanos();
    for (size_t at = 0; at < samples; at += frame, frames++) {
        spx_uint32_t taken = samples - at < frame ? samples - at : frame, got = room - given, whole = taken;
        speex_resampler_process_int(filter, 0, in + at, &taken, out + given, &got);
        if (taken != whole) {
            fail("a frame was not taken whole");
        }
        given += got;
        double behind = (double) (at + whole) * to / from - given;
        held = behind > held ? behind : held;
    }
    double nanos = (double) (cpu_nanos() - start);
    fprintf(stderr, "nanos %.1f held %.1f\n", frames > 0 ? nanos / frames : 0, held);
    return fwrite(out, sizeof *out, given, stdout) == given ? 0 : 1;
}
