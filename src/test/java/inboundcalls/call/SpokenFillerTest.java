package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.playout.StoredSound;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SpokenFillerTest {
    private static final String ASIDE = "aside filler Di exactamente: «Un momento.» No digas nada más.";

    private final DownlinkBench bench = new DownlinkBench();
    private final List<String> sent = bench.session.sent;
    private final SpokenFiller filler =
            new SpokenFiller(bench.session, bench.playout, TestParts.loop(bench.channel.eventLoop()), "Un momento.");
    private int followed;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isSaidBesideTheConversationAndPlayedAtThePhonesRate() {
        begin();
        assertEquals(List.of(ASIDE), sent);
        filler.onCreated("resp_2", "filler");
        filler.onAudio("resp_2", DownlinkBench.constant(300));
        filler.onAudio("resp_2", DownlinkBench.constant(200));
        assertEquals(0, followed);
        filler.onDone("resp_2");
        assertEquals(1, followed);
        bench.pass(2_000);
        assertEquals(500, bench.loudMillis(), 10);
        assertEquals(1, followed);
        bench.downlink.interrupt("");
        assertEquals(List.of(ASIDE), sent, "nothing of it can be truncated");
    }

    @Test
    void isCancelledWhenItIsNotWantedAnyMore() {
        begin();
        filler.onCreated("resp_2", "filler");
        filler.onAudio("resp_2", DownlinkBench.constant(300));
        filler.stop();
        filler.stop();
        bench.playout.local().stop();
        filler.onAudio("resp_2", DownlinkBench.constant(300));
        filler.onDone("resp_2");
        assertEquals(List.of(ASIDE, "cancel resp_2"), sent);
        assertFalse(bench.playout.local().isPlaying());
        bench.pass(2_000);
        assertEquals(0, followed);
    }

    @Test
    void isCancelledAsSoonAsItsIdIsTold() {
        begin();
        filler.stop();
        begin();
        filler.onCreated("resp_2", "filler");
        assertEquals(List.of(ASIDE, ASIDE, "cancel resp_2"), sent);
        filler.onCreated("resp_3", "filler");
        filler.onAudio("resp_2", DownlinkBench.constant(300));
        assertFalse(bench.playout.local().isPlaying());
        filler.onAudio("resp_3", DownlinkBench.constant(300));
        assertTrue(bench.playout.local().isPlaying());
        assertEquals(3, sent.size());
    }

    @Test
    void isSaidThoughTheOneBeforeWasRefused() {
        begin();
        assertTrue(filler.wasRefused("aside_1"));
        assertFalse(filler.wasRefused("aside_1"));
        assertFalse(filler.wasRefused(""));
        assertEquals(1, followed);
        filler.stop();
        begin();
        filler.onCreated("resp_2", "filler");
        filler.onAudio("resp_2", DownlinkBench.constant(300));
        assertEquals(List.of(ASIDE, ASIDE), sent);
        assertTrue(bench.playout.local().isPlaying());
    }

    @Test
    void doesNotKeepWhatFollowsWaitingForEver() {
        begin();
        bench.pass(1_499);
        assertEquals(0, followed);
        bench.pass(1);
        assertEquals(1, followed);
        filler.onCreated("resp_2", "filler");
        filler.onDone("resp_2");
        assertEquals(1, followed);
    }

    @Test
    void takesThePlaceOfWhatFollowedAlready() {
        begin();
        bench.pass(1_500);
        bench.playout.local().repeat(new StoredSound(new Pcm(new short[] {1_000}, 8_000)));
        filler.onCreated("resp_2", "filler");
        filler.onAudio("resp_2", DownlinkBench.constant(300));
        filler.onDone("resp_2");
        assertEquals(2, followed);
        int frames = bench.phone.size();
        bench.pass(400);
        assertEquals(300, bench.loudMillis(frames), 10);
    }

    @Test
    void isCutWhenItDoesNotEnd() {
        begin();
        filler.onCreated("resp_2", "filler");
        for (int i = 0; i < 200; i++) {
            filler.onAudio("resp_2", DownlinkBench.constant(300));
        }
        assertEquals(List.of(ASIDE, "cancel resp_2"), sent);
        assertEquals(1, followed);
        bench.pass(60_000);
        assertEquals(15_000, bench.loudMillis(), 10);
    }

    @Test
    void leavesAloneWhatIsOfAnotherKind() {
        begin();
        filler.onCreated("resp_9", "other");
        filler.onAudio("resp_9", DownlinkBench.constant(300));
        assertFalse(bench.playout.local().isPlaying());
        filler.onCreated("resp_2", "filler");
        filler.onAudio("resp_2", DownlinkBench.constant(300));
        assertTrue(bench.playout.local().isPlaying());
    }

    private void begin() {
        filler.begin(() -> followed++);
    }
}
