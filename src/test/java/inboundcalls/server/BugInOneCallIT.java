package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.EndReason;
import inboundcalls.log.BrokenLine;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several calls, of which one meets a bug of the server's own: where it tells of a key that was pressed. */
class BugInOneCallIT {
    @Test
    void endsThatCallWithAnApologyAndNoOther() throws Exception {
        try (RecordedLog log = new RecordedLog();
                BrokenLine bug = new BrokenLine("🔢 Tecla recibida");
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            SyntheticCaller unlucky = stage.dial();
            List<SyntheticCaller> others = Stream.generate(stage::dial).limit(3).toList();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 4);
            unlucky.press('1');
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), unlucky.ended().get(20, SECONDS));
            Judgement apology = Sentence.UNAVAILABLE.heardBy(unlucky);
            assertTrue(apology.isFound() && apology.isComplete(), apology::describe);
            others.forEach(BugInOneCallIT::assertGoesOn);
            others.forEach(SyntheticCaller::hangUp);
            stage.server().awaitCallsEnd();
            assertEquals(1, stage.server().callsEnded(EndReason.FAULT));
            assertEquals(3, stage.server().callsEnded(EndReason.CALLER_HUNG_UP));
            assertEquals(List.of("Fallo interno"), log.traces());
            assertTrue(bug.isStarted());
        }
    }

    private static void assertGoesOn(SyntheticCaller caller) {
        await().atMost(20, SECONDS).pollInterval(1, SECONDS).untilAsserted(() -> {
            Judgement greeting = RecordingJudge.judge(
                    caller.heard().asItCame(), 0, RECORDINGS.greeting().sound());
            assertTrue(greeting.isFound() && greeting.isComplete(), greeting::describe);
        });
        assertFalse(caller.ended().isDone());
    }
}
