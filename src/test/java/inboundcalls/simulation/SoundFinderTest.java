package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.simulation.SoundFinder.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SoundFinderTest {
    private static final int RATE = 8_000;
    private static final Recordings RECORDINGS = Recordings.load();
    private static final Pcm KNOWN = Resampler.whole(RECORDINGS.preamble().sound(), RATE);
    private static final Pcm OTHER = Resampler.whole(RECORDINGS.greeting().sound(), RATE);
    /** To the first sample above −45 dBFS and from the last. */
    private static final int EDGES = RATE / 5;

    @Test
    void findsTheSoundAsOftenAsItWasPlayedAndHowFar() {
        int half = KNOWN.samples().length / 2;
        short[] heard = new short[4 * KNOWN.samples().length];
        put(KNOWN, KNOWN.samples().length, heard, 1_000, 0.5);
        put(KNOWN, half, heard, 2 * KNOWN.samples().length, 1);
        List<Span> found = find(heard);
        assertEquals(2, found.size(), found::toString);
        assertSpan(1_000, KNOWN.samples().length, found.get(0));
        assertSpan(2 * KNOWN.samples().length, half, found.get(1));
    }

    @Test
    void findsTheRestOfItAfterAPause() {
        int half = KNOWN.samples().length / 2;
        int pause = RATE * 400 / 1_000;
        short[] heard = new short[2 * KNOWN.samples().length];
        System.arraycopy(KNOWN.samples(), 0, heard, 0, half);
        System.arraycopy(KNOWN.samples(), half, heard, half + pause, KNOWN.samples().length - half);
        assertEquals(1, find(heard).size());
        assertSpan(0, KNOWN.samples().length + pause, find(heard).get(0));
    }

    @Test
    void takesNoOtherSpeechForIt() {
        assertEquals(List.of(), find(OTHER.samples()));
        assertEquals(List.of(), find(new short[RATE]));
        assertEquals(List.of(), find(new short[0]));
    }

    private static List<Span> find(short[] heard) {
        return new SoundFinder(new Pcm(heard, RATE)).find(KNOWN);
    }

    private static void put(Pcm sound, int length, short[] heard, int at, double gain) {
        for (int i = 0; i < length; i++) {
            heard[at + i] = (short) (gain * sound.samples()[i]);
        }
    }

    private static void assertSpan(int from, int length, Span span) {
        assertTrue(span.from() >= from && span.from() <= from + EDGES, span::toString);
        assertTrue(
                Math.abs(span.to() - from - length) <= EDGES, () -> span + " (expected: to " + (from + length) + ")");
    }
}
