package inboundcalls.playout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.audio.Pcm;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A playout on frozen time whose third frame cannot be handed over. */
final class PlayoutFaultTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Throwable> faults = new ArrayList<>();
    private final Playout playout = new Playout(
            new Metronome(channel.eventLoop()),
            new PlayoutBuffer(8_000, Duration.ofSeconds(10)),
            new PlayoutTotals().newCall(channel.eventLoop()),
            this::hear);
    private int frames;

    @Test
    void stopsAtABugAndIsToldOfItOnce() {
        channel.freezeTime();
        playout.start(faults::add);
        pass(100);
        assertEquals(3, frames);
        assertEquals(1, faults.size());
    }

    @Test
    void canBeStartedAgainByWhoeverIsTold() {
        channel.freezeTime();
        playout.start(bug -> playout.start(faults::add));
        playout.start(bug -> playout.start(faults::add));
        pass(1_000);
        assertEquals(50, frames, 1, "and once, however often it was started");
        assertEquals(List.of(), faults);
    }

    private void hear(Pcm frame) {
        frames++;
        if (frames == 3) {
            throw new IllegalStateException("a bug");
        }
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, MILLISECONDS);
            channel.runPendingTasks();
        }
    }
}
