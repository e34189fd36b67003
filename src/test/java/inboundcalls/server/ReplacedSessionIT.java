package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.call.EndReason;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.ConnectionFault;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SoundTrack;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that are lost, or that serve no more, while nobody speaks: the next one answers as if nothing had been. */
class ReplacedSessionIT {
    private static final String REPLACED = "🔁 Se abre otra sesión con la API Realtime en lugar de la que había";

    /** What is done to a session, and why another is said to be opened. */
    private static final Map<ConnectionFault, String> FAULTS = Map.of(
            ConnectionFault.DROP, "", // a reset as well, when something was on its way
            ConnectionFault.RESET, "reset",
            ConnectionFault.SERVER_ERROR, ": 1011",
            ConnectionFault.FROZEN, "no sign of life for 10 s",
            ConnectionFault.GARBAGE, ": 1002",
            ConnectionFault.TOO_LONG, ": 1009");

    private static final Recording ANSWER = RECORDINGS
            .answer("En el router FIBRA OPTICA hay 221 clientes activos.")
            .orElseThrow();

    @TempDir
    private Path directory;

    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void close() {
        log.close();
    }

    /** One call for each of them. */
    @Test
    void areThoseWhoseConnectionFails() throws Exception {
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            List<SyntheticCaller> callers =
                    Stream.generate(stage::dial).limit(FAULTS.size()).toList();
            awaitSaid(stage, callers, FAULTS.size());
            List<ConnectionFault> faults = List.copyOf(FAULTS.keySet());
            for (int i = 0; i < faults.size(); i++) {
                stage.realtime().fault(i, faults.get(i));
            }
            awaitSessions(stage, 2 * FAULTS.size());
            assertAnswers(stage, callers);
            assertReplaced(FAULTS.values());
            assertEquals(FAULTS.size(), contexts(stage), "calls whose next session was told what was said");
        }
    }

    @Test
    void areNotThoseInWhichNonsenseComes() throws Exception {
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            SyntheticCaller caller = greeted(stage);
            stage.realtime().fault(0, ConnectionFault.NONSENSE);
            assertAnswers(stage, List.of(caller));
            assertEquals(1, stage.realtime().sessions());
        }
    }

    @Test
    void areThoseOfAModelThatStaysMute() throws Exception {
        try (WholeCall stage = once(List.of(new Act.Hang()))) {
            SyntheticCaller caller = greeted(stage);
            assertAnswers(stage, List.of(caller));
            assertReplaced(List.of("el modelo lleva 10 s sin responder"));
        }
    }

    @Test
    void areThoseThatTheProviderEnds() throws Exception {
        Act expired = new Act.SendError("invalid_request_error", "session_expired", "Maximum duration of 60 minutes.");
        try (WholeCall stage = once(List.of(Act.say(RECORDINGS.greeting()), expired))) {
            SyntheticCaller caller = greeted(stage);
            awaitSessions(stage, 2);
            assertAnswers(stage, List.of(caller));
            assertReplaced(List.of("60 minutes"));
        }
    }

    /** Nobody hears it: the model is not asked to say anything. */
    @Test
    void areThoseThatTheProviderWouldEnd() throws Exception {
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY), directory, "realtime.session-limit = 8 s")) {
            SyntheticCaller caller = greeted(stage);
            awaitSessions(stage, 2);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), stage.transcript().received(1, "response.create"));
            assertReplaced(List.of("lleva 0 minutos"));
        }
    }

    /** That is what the model does in the first response of all. */
    private static WholeCall once(List<Act> acts) throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        Script script = (response, heard) -> first.getAndSet(false) ? Optional.of(acts) : Optional.empty();
        return WholeCall.of(Scenario.of(KEY).withScript(script));
    }

    private static SyntheticCaller greeted(WholeCall stage) {
        SyntheticCaller caller = stage.dial();
        awaitSaid(stage, List.of(caller), 1);
        return caller;
    }

    /** So many responses, heard to the end. */
    private static void awaitSaid(WholeCall stage, List<SyntheticCaller> callers, long responses) {
        await().atMost(30, SECONDS).until(() -> stage.transcript().responsesDone() >= responses);
        await().atMost(20, SECONDS).until(() -> callers.stream().allMatch(caller -> quietMillis(caller) > 1_000));
    }

    private static void awaitSessions(WholeCall stage, int sessions) {
        await().atMost(20, SECONDS)
                .until(() -> stage.transcript().sent("session.updated").size() == sessions);
    }

    /** The next question, asked and answered in all calls; then the callers hang up. */
    private void assertAnswers(WholeCall stage, List<SyntheticCaller> callers) throws Exception {
        long before = stage.transcript().responsesDone();
        for (SyntheticCaller caller : callers) {
            caller.say(RECORDINGS.question("pregunta-clientes-router").sound());
        }
        awaitSaid(stage, callers, before + 2L * callers.size());
        for (SyntheticCaller caller : callers) {
            Judgement answer = RecordingJudge.judge(caller.heard().asItCame(), 0, ANSWER.sound());
            assertTrue(answer.isIntact(), answer::describe);
            caller.hangUp();
        }
        stage.server().awaitCallsEnd();
        assertEquals(List.of(), stage.transcript().refused());
        assertEquals(List.of(), log.traces());
        assertEquals(callers.size(), stage.server().callsEnded(EndReason.CALLER_HUNG_UP));
    }

    private static long contexts(WholeCall stage) {
        return stage.transcript().received("conversation.item.create").stream()
                .filter(item -> item.toString()
                        .contains("Asistente: " + RECORDINGS.greeting().text()))
                .count();
    }

    /** Once for each of these reasons. */
    private void assertReplaced(Collection<String> reasons) {
        List<String> lines =
                log.lines().stream().filter(line -> line.startsWith(REPLACED)).toList();
        assertEquals(reasons.size(), lines.size(), lines::toString);
        for (String why : reasons) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(why)), () -> why + " in " + lines);
        }
    }

    private static long quietMillis(SyntheticCaller caller) {
        SoundTrack heard = caller.heard();
        return Pcm.millis(heard.length() - heard.lastLoud(), heard.rate());
    }
}
