package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Tone;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DownlinkTest {
    private static final ContentPart FIRST = new ContentPart("resp_1", "item_1", 0);
    private static final ContentPart SECOND = new ContentPart("resp_2", "item_2", 0);

    private final DownlinkBench bench = new DownlinkBench();
    private final FakeRealtimeSession session = bench.session;
    private final Downlink downlink = bench.downlink;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void endsAnItemOnceThoughItsResponseIsToldDoneInTheSameBurst() {
        downlink.onAudio(FIRST, DownlinkBench.constant(1_000 - 4)); // with the filter's 3.5 ms: fifty frames
        downlink.onAudioDone(FIRST);
        downlink.onResponseDone("resp_1");
        downlink.onAudio(SECOND, DownlinkBench.constant(1_000));
        bench.pass(1_200);
        short[] heard = bench.heard();
        int gap = 0;
        for (int i = 160 * 20; i < 160 * 58; i++) {
            gap += heard[i] == 0 ? 1 : 0;
        }
        assertEquals(0, gap, 10, "samples of silence between two items: what the filter's ends round to zero");
    }

    @Test
    void playsAnItemFromItsFirstToItsLastSample() {
        Pcm tone = Tone.of(440, 10_000, 24_000, 24_000);
        for (int from = 0; from < 24_000; from += 3_000) {
            downlink.onAudio(FIRST, new Pcm(Arrays.copyOfRange(tone.samples(), from, from + 3_000), 24_000));
        }
        downlink.onAudioDone(FIRST);
        bench.pass(1_100);
        Resampler resampler = new Resampler(24_000, 8_000);
        short[] body = resampler.resample(tone).samples();
        short[] tail = resampler.drain().samples();
        short[] expected = Arrays.copyOf(body, body.length + tail.length);
        System.arraycopy(tail, 0, expected, body.length, tail.length);
        int fade = 8 * 5; // at the start; the end is not touched, the fade follows it
        assertArrayEquals(
                Arrays.copyOfRange(expected, fade, expected.length),
                Arrays.copyOfRange(bench.heard(), fade, expected.length));
        assertEquals(List.of(), session.sent);
    }

    @Test
    void takesWhatComesBetweenAnInterruptionAndTheNextSlice() {
        downlink.onAudio(FIRST, DownlinkBench.constant(1_000));
        downlink.interrupt("");
        assertEquals(List.of("truncate item_1 0 0"), session.sent);
        downlink.onAudio(SECOND, DownlinkBench.constant(1_000));
        downlink.onAudioDone(SECOND);
        bench.pass(1_200);
        assertEquals(1_000, bench.loudMillis(), 5);
    }

    @Test
    void saysHowMuchTheCallerHeardWhenTheCallerSpeaks() {
        downlink.onAudio(FIRST, DownlinkBench.constant(2_000));
        bench.pass(500);
        downlink.interrupt("resp_1");
        assertEquals(List.of("truncate item_1 0 500"), session.sent);
        int frames = bench.phone.size();
        bench.pass(500);
        assertTrue(bench.loudMillis(frames) <= 3, "half of the fade");
        assertEquals(0, bench.loudMillis(frames + 1));
        assertEquals(frames + 25, bench.phone.size());
    }

    @Test
    void saysTheSameAtTheRateOfAnyPhone() {
        downlink.switchTo(16_000);
        downlink.onAudio(FIRST, DownlinkBench.constant(2_000));
        bench.pass(500);
        downlink.interrupt("resp_1");
        assertEquals(List.of("truncate item_1 0 500"), session.sent);
        assertEquals(16_000, bench.phone.get(bench.phone.size() - 1).rate());
    }

    @Test
    void neverSaysMoreThanTheModelSent() {
        downlink.onAudio(FIRST, DownlinkBench.constant(101));
        bench.pass(500);
        downlink.interrupt("resp_1");
        assertEquals(List.of("truncate item_1 0 100"), session.sent, "five frames; the sixth is not whole yet");
        session.sent.clear();
        downlink.onAudio(SECOND, DownlinkBench.constant(101));
        downlink.onAudioDone(SECOND);
        bench.pass(100);
        downlink.interrupt("resp_2");
        assertEquals(List.of("truncate item_2 0 100"), session.sent);
    }

    @Test
    void leavesAloneWhatWasHeardWhole() {
        downlink.onAudio(FIRST, DownlinkBench.constant(200));
        downlink.onAudioDone(FIRST);
        bench.pass(300);
        downlink.interrupt("");
        assertEquals(List.of(), session.sent);
    }

    @Test
    void leavesAloneWhatWasHeardWholeThoughOnlyItsResponseWasToldDone() {
        downlink.onAudio(FIRST, DownlinkBench.constant(200));
        downlink.onResponseDone("resp_1");
        bench.pass(300);
        downlink.interrupt("");
        assertEquals(List.of(), session.sent);
    }

    @Test
    void truncatesEveryItemThatWasNotHeardWhole() {
        downlink.onAudio(FIRST, DownlinkBench.constant(200));
        downlink.onAudioDone(FIRST);
        downlink.onAudio(SECOND, DownlinkBench.constant(200));
        bench.pass(100);
        downlink.interrupt("resp_2");
        assertEquals(List.of("truncate item_1 0 100", "truncate item_2 0 0"), session.sent);
    }

    @Test
    void truncatesOnceHoweverOftenTheCallerSpeaks() {
        downlink.onAudio(FIRST, DownlinkBench.constant(200));
        downlink.interrupt("resp_1");
        downlink.interrupt("resp_1");
        assertEquals(List.of("truncate item_1 0 0"), session.sent);
    }

    @Test
    void dropsWhatStillComesOfAResponseThatWasInterrupted() {
        downlink.onAudio(FIRST, DownlinkBench.constant(100));
        bench.pass(40);
        downlink.interrupt("resp_1");
        int frames = bench.phone.size();
        downlink.onAudio(FIRST, DownlinkBench.constant(100));
        downlink.onAudio(new ContentPart("resp_1", "item_7", 0), DownlinkBench.constant(100));
        downlink.onAudioDone(FIRST);
        downlink.onResponseDone("resp_1");
        bench.pass(300);
        assertEquals(0, bench.loudMillis(frames + 1));
        downlink.onAudio(SECOND, DownlinkBench.constant(100));
        downlink.onAudioDone(SECOND);
        bench.pass(300);
        assertEquals(100, bench.loudMillis(frames), 5);
        assertEquals(1, session.sent.size());
    }

    @Test
    void dropsTheFirstSoundOfAResponseThatWasInterruptedBeforeIt() {
        downlink.interrupt("resp_1");
        downlink.onAudio(FIRST, DownlinkBench.constant(100));
        bench.pass(200);
        assertEquals(0, bench.loudMillis());
        assertEquals(List.of(), session.sent);
    }

    @Test
    void beginsAfterAnInterruptionWithoutATraceOfTheSoundBefore() {
        downlink.onAudio(FIRST, DownlinkBench.constant(1_000));
        downlink.interrupt("resp_1");
        bench.pass(20);
        int frames = bench.phone.size();
        downlink.onAudio(SECOND, Pcm.silence(24_000, 24_000));
        bench.pass(1_000);
        for (Pcm frame : bench.phone.subList(frames, bench.phone.size())) {
            assertArrayEquals(new short[160], frame.samples());
        }
    }
}
