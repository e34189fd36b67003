package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose first sound comes late. */
class SlowModelIT {
    private static final int PER_MILLI = 8;
    private static final int LOUD = 500;

    @TempDir
    private Path directory;

    /** It begins to speak in the middle of the tone. */
    @Test
    void isWaitedForWithTheRingingToneAndThenHeardIntact() throws Throwable {
        SteadyMachine.hold(() -> {
            int loud = loudBeforeTheGreeting("ring");
            assertTrue(loud > 300 && loud < 700, () -> loud + " ms of tone");
        });
    }

    @Test
    void isWaitedForInSilenceWhereThatIsWanted() throws Throwable {
        SteadyMachine.hold(() -> assertEquals(0, loudBeforeTheGreeting("off")));
    }

    /** Milliseconds that have sound in them, of the 3 s that the model takes. */
    private int loudBeforeTheGreeting(String sound) throws Exception {
        try (WholeCall stage = stage(sound)) {
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            await().atMost(20, SECONDS)
                    .pollInterval(1, SECONDS)
                    .until(() -> greeting(caller).isComplete());
            Judgement greeting = greeting(caller);
            assertTrue(greeting.isIntact(), greeting::describe);
            return loud(caller.heard().asItCame(), (int) greeting.startMillis());
        }
    }

    private static Judgement greeting(SyntheticCaller caller) {
        return RecordingJudge.judge(
                caller.heard().asItCame(), 0, RECORDINGS.greeting().sound());
    }

    private static int loud(Pcm heard, int millis) {
        int loud = 0;
        for (int milli = 0; milli < millis; milli++) {
            int peak = 0;
            for (int i = 0; i < PER_MILLI; i++) {
                peak = Math.max(peak, Math.abs(heard.samples()[milli * PER_MILLI + i]));
            }
            loud += peak > LOUD ? 1 : 0;
        }
        return loud;
    }

    private WholeCall stage(String sound) throws IOException {
        Script late = Script.of(Map.of(0, List.of(new Act.Pause(3_000), Act.say(RECORDINGS.greeting()))));
        return WholeCall.of(
                Scenario.of(KEY).withScript(late), directory, "connecting { after = 2500 ms, sound = " + sound + " }");
    }
}
