package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DownlinkOverflowTest {
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
    void leavesTheRestOfABurstWhenTheCallIsOver() {
        downlink.onAudio(FIRST, DownlinkBench.constant(6_000));
        downlink.close();
        bench.pass(100);
        assertEquals(List.of(), session.sent);
    }

    @Test
    void takesABurstInSlicesOfTwoTenthsOfASecond() {
        downlink.onAudio(
                FIRST, DownlinkBench.constant(6_000)); // the buffer holds 5 s, but only a slice was written yet
        assertEquals(List.of(), session.sent);
        bench.pass(20);
        assertEquals(List.of(), session.sent);
        bench.pass(10);
        assertEquals(List.of("cancel resp_1", "truncate item_1 0 5000"), session.sent);
    }

    @Test
    void cutsAnAnswerThatIsTooLongAndPlaysWhatIsHeld() {
        downlink.onAudio(FIRST, DownlinkBench.constant(5_200));
        downlink.onAudio(FIRST, DownlinkBench.constant(1_000));
        bench.pass(30);
        assertEquals(List.of("cancel resp_1", "truncate item_1 0 5000"), session.sent);
        downlink.onAudio(FIRST, DownlinkBench.constant(1_000));
        downlink.onAudioDone(FIRST);
        bench.pass(6_000);
        assertEquals(5_000, bench.loudMillis(), 20);
        downlink.interrupt("");
        assertEquals(2, session.sent.size());
    }

    @Test
    void keepsNoMoreThanTheBufferCanHoldOfWhatComesAtOnce() {
        for (int i = 0; i < 20; i++) {
            downlink.onAudio(FIRST, DownlinkBench.constant(3_000));
        }
        assertTrue(downlink.unheardMillis() <= 5_200, downlink.unheardMillis() + " ms");
        bench.pass(100);
        assertEquals(List.of("cancel resp_1", "truncate item_1 0 5000"), session.sent);
        bench.pass(6_000);
        assertEquals(5_000, bench.loudMillis(), 20);
        downlink.onAudio(SECOND, DownlinkBench.constant(500));
        downlink.onAudioDone(SECOND);
        bench.pass(1_000);
        assertEquals(5_500, bench.loudMillis(), 40);
    }

    @Test
    void keepsNoMoreSmallPiecesThanLargeOnes() {
        downlink.onAudio(FIRST, DownlinkBench.constant(1_000));
        for (int i = 0; i < 10_000; i++) {
            downlink.onAudio(new ContentPart("resp_1", "item_" + i % 2, 0), new Pcm(new short[1], 24_000));
        }
        bench.pass(3_000);
        assertEquals("cancel resp_1", session.sent.get(0));
    }

    @Test
    void truncatesAgainWhenTheCallerInterruptsAnAnswerThatWasCut() {
        downlink.onAudio(FIRST, DownlinkBench.constant(6_000));
        bench.pass(1_000);
        downlink.interrupt("");
        assertEquals(List.of("cancel resp_1", "truncate item_1 0 5000", "truncate item_1 0 1000"), session.sent);
    }

    @Test
    void cutsEveryItemOfAnAnswerThatIsTooLong() {
        downlink.onAudio(FIRST, DownlinkBench.constant(6_000));
        downlink.onAudio(new ContentPart("resp_1", "item_7", 0), DownlinkBench.constant(500));
        bench.pass(30);
        downlink.onResponseDone("resp_1");
        assertEquals(List.of("cancel resp_1", "truncate item_1 0 5000", "truncate item_7 0 0"), session.sent);
    }

    @Test
    void playsTheNextAnswerAfterOneThatWasCutWithoutATraceOfThat() {
        downlink.onAudio(FIRST, DownlinkBench.constant(6_000));
        bench.pass(5_500);
        int frames = bench.phone.size();
        downlink.onAudio(SECOND, Pcm.silence(2_400, 24_000));
        downlink.onAudioDone(SECOND);
        bench.pass(200);
        bench.phone
                .subList(frames, bench.phone.size())
                .forEach(frame -> assertArrayEquals(new short[160], frame.samples()));
    }
}
