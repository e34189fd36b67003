package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketEncoder;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.playout.PlayoutTotals;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller who hears on frozen time that there are too many calls. */
final class TurnedAwayTest {
    private final CallRegistry registry = new CallRegistry();
    private final EmbeddedChannel channel = new EmbeddedChannel(new AudioSocketEncoder());
    private final TurnedAway caller = caller();
    private int ended;

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void hearsTheSentenceThenSilenceThenIsHandedBack() {
        caller.tell(TestParts.sounds().busy());
        pass(5_000);
        List<String> sent = sent();
        assertEquals(CallBench.HANG_UP, sent.get(sent.size() - 1));
        long loud =
                sent.stream().filter(frame -> !frame.equals(CallBench.SILENCE)).count();
        assertTrue(loud > 120 && loud < 170, loud + " frames");
        assertEquals(Collections.nCopies(8, CallBench.SILENCE), sent.subList(sent.size() - 9, sent.size() - 1));
        caller.end(EndReason.CALLER_HUNG_UP, "");
        assertEquals(1, ended);
    }

    @Test
    void isHandedBackAtOnceWhereNothingIsToBeSaid() {
        caller.leave();
        assertEquals(List.of(CallBench.HANG_UP), sent());
    }

    @Test
    void hearsItAtThePhonesRate() {
        caller.tell(TestParts.sounds().busy());
        caller.onAudio(new Audio(Pcm.silence(320, 16_000)));
        pass(100);
        assertTrue(sent().stream().allMatch(frame -> frame.startsWith("120280")));
    }

    @Test
    void isHandedBackWhenTheServerStops() {
        caller.tell(TestParts.sounds().busy());
        pass(100);
        sent();
        registry.stopAll();
        channel.runPendingTasks();
        pass(1_000);
        assertEquals(List.of(CallBench.HANG_UP), sent());
    }

    @Test
    void isHandedBackAtOnceWhenTheServerIsStoppingAlready() {
        registry.stopAll();
        caller.tell(TestParts.sounds().busy());
        channel.runPendingTasks();
        assertEquals(List.of(CallBench.HANG_UP), sent());
    }

    @Test
    void hearsNoMoreWhenThePhoneIsGone() {
        caller.tell(TestParts.sounds().busy());
        pass(100);
        caller.end(EndReason.PHONE_STALLED, "");
        sent();
        pass(3_000);
        assertFalse(channel.isOpen());
        assertEquals(List.of(), sent());
    }

    private TurnedAway caller() {
        channel.freezeTime();
        PhoneLine phone = new PhoneLine(channel);
        Playout playout = new Playout(
                new Metronome(channel.eventLoop()),
                new PlayoutBuffer(8_000, Duration.ZERO),
                new PlayoutTotals().newCall(channel.eventLoop()),
                phone);
        return new TurnedAway(
                new CallLog("a call"), TestParts.loop(channel.eventLoop()), phone, playout, registry, () -> ended++);
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, MILLISECONDS);
            channel.runPendingTasks();
        }
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            sent.add(ByteBufUtil.hexDump(buffer));
            buffer.release();
        }
        return sent;
    }
}
