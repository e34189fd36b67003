package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.audio.Pcm;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.playout.PlayoutTotals;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A downlink on frozen time, between a model that is written down and a phone that keeps its frames. Its playout buffer holds 5 s. */
final class DownlinkBench {
    final FakeRealtimeSession session = new FakeRealtimeSession();
    final List<Pcm> phone = new ArrayList<>();
    final Transcript transcript = new Transcript(() -> 0, true);
    final Playout playout;
    final Downlink downlink;
    final EmbeddedChannel channel = new EmbeddedChannel();

    DownlinkBench() {
        channel.freezeTime();
        playout = new Playout(
                new Metronome(channel.eventLoop()),
                new PlayoutBuffer(8_000, Duration.ofSeconds(5)),
                new PlayoutTotals().newCall(channel.eventLoop()),
                frame -> phone.add(frame.copy()));
        downlink =
                new Downlink(session, playout, TestParts.loop(channel.eventLoop()), new CallLog("a call"), transcript);
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
    }

    void close() {
        channel.finishAndReleaseAll();
    }

    void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, MILLISECONDS);
            channel.runPendingTasks();
        }
    }

    static Pcm constant(int millis) {
        short[] constant = new short[24 * millis];
        Arrays.fill(constant, (short) 10_000);
        return new Pcm(constant, 24_000);
    }

    /** All that the phone was given. */
    short[] heard() {
        short[] all = new short[phone.size() * 160];
        for (int i = 0; i < phone.size(); i++) {
            System.arraycopy(phone.get(i).samples(), 0, all, i * 160, 160);
        }
        return all;
    }

    int loudMillis() {
        return loudMillis(0);
    }

    int loudMillis(int firstFrame) {
        int loud = 0;
        for (Pcm frame : phone.subList(firstFrame, phone.size())) {
            for (short sample : frame.samples()) {
                loud += sample > 5_000 ? 1 : 0;
            }
        }
        return loud / 8;
    }
}
