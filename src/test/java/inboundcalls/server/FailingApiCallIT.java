package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.MikroTikFault;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole calls in which the model asks an API that fails: what the caller hears, what the model is told, and when. */
class FailingApiCallIT {
    private static final int PER_MILLI = 8;
    private static final int LOUD = 200;
    private static final String CALL = "response.function_call_arguments.done";
    private static final String RESULT = "conversation.item.create";
    /** The API is given 1 s, HTTP 5 s more, the tool another. */
    private static final String TIMEOUT = "mikrotik.question-timeout = 1 s";

    private static final long DEADLINE_MILLIS = 7_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "STATUS_500", "HTML", "DECLINE", "HANG_IN_BODY", "DROP"})
    void soundsWithinASecondAndAnswersHonestlyWithinTheDeadline(MikroTikFault fault) throws Throwable {
        SteadyMachine.hold(() -> callOnce(stage -> stage.mikrotik().fault(fault)));
    }

    @Test
    void doesSoWhereNobodyListens() throws Throwable {
        SteadyMachine.hold(() -> callOnce(stage -> stage.mikrotik().close()));
    }

    private void callOnce(Consumer<WholeCall> trouble) throws Exception {
        Script script = Script.of(Map.of(0, List.of(ask("Uno")), 1, List.of(Act.say(RECORDINGS.noAnswer()))));
        try (WholeCall stage = stage(script, TIMEOUT)) {
            trouble.accept(stage);
            Times times = new Times(stage);
            SyntheticCaller caller = stage.dial();
            await().atMost(30, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            int done = caller.heard().length();
            long rest = RECORDINGS.noAnswer().sound().millis() + 500;
            await().atMost(20, SECONDS).until(() -> caller.heard().length() > done + rest * PER_MILLI);
            caller.hangUp();
            Pcm heard = caller.heard().sound();
            int called = caller.heard().position(times.calls.get(0));
            double silence = (firstLoud(heard, called) - called) / (double) PER_MILLI;
            System.out.printf("First sound %.0f ms, answer %d ms after the call%n", silence, times.toAnswer(0));
            assertTrue(silence < 1_000, () -> silence + " ms of silence");
            assertTrue(times.toAnswer(0) < DEADLINE_MILLIS, () -> times.toAnswer(0) + " ms to the answer");
            String output = outputs(stage).get(0);
            assertTrue(output.startsWith("{\"success\":false,\"response\":\"") && output.endsWith("\"}"), output);
            Judgement answer = RecordingJudge.judge(
                    heard, called / PER_MILLI, RECORDINGS.noAnswer().sound());
            assertTrue(answer.isIntact(), answer::describe);
        }
    }

    @Test
    void answersTheFourthAtOnceAndNoticesTheRecovery() throws Throwable {
        SteadyMachine.hold(this::failThreeTimes);
    }

    private void failThreeTimes() throws Exception {
        Script script = Script.of(Map.of(
                0, List.of(ask("Uno")),
                1, List.of(ask("Dos")),
                2, List.of(ask("Tres")),
                3, List.of(ask("Cuatro")),
                4, List.of(new Act.Pause(1_500), ask("¿Cuántos clientes activos hay?")),
                5, List.of(Act.say(RECORDINGS.greeting()))));
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage(script, TIMEOUT, "mikrotik.breaker.pause = 1 s")) {
            stage.mikrotik().fault(MikroTikFault.STATUS_500);
            Times times = new Times(stage);
            stage.dial();
            await().atMost(30, SECONDS).until(() -> times.results.size() == 4);
            stage.mikrotik().fault(MikroTikFault.NONE);
            assertEquals(3, stage.mikrotik().requests());
            System.out.printf("The fourth was answered in %d ms%n", times.toAnswer(3));
            assertTrue(times.toAnswer(3) < 100, () -> times.toAnswer(3) + " ms");
            await().atMost(30, SECONDS).until(() -> stage.transcript().responsesDone() == 6);
            assertTrue(outputs(stage).get(4).startsWith("{\"success\":true"), outputs(stage)::toString);
            assertEquals(4, stage.mikrotik().requests());
            assertTrue(log.lines().contains("✅ API de MikroTik: vuelve a responder"), log.lines()::toString);
        }
    }

    private WholeCall stage(Script script, String... settings) throws Exception {
        return WholeCall.of(Scenario.of(KEY).withScript(script), directory, settings);
    }

    private static List<String> outputs(WholeCall stage) {
        return stage.transcript().received(RESULT).stream()
                .map(event -> event.getAsJsonObject("item").get("output").getAsString())
                .toList();
    }

    private static int firstLoud(Pcm heard, int from) {
        int at = from;
        while (at < heard.samples().length && Math.abs(heard.samples()[at]) <= LOUD) {
            at++;
        }
        return at;
    }

    private static Act ask(String question) {
        return new Act.Call("consultar_mikrotik", "{\"pregunta\":\"" + question + "\"}");
    }

    /** When the model called, and when it had its answers. */
    private static final class Times {
        private final List<Long> calls = new CopyOnWriteArrayList<>();
        private final List<Long> results = new CopyOnWriteArrayList<>();

        Times(WholeCall stage) {
            stage.transcript().watch(CALL, session -> calls.add(System.nanoTime()));
            stage.transcript().watchReceived(RESULT, session -> results.add(System.nanoTime()));
        }

        long toAnswer(int call) {
            return NANOSECONDS.toMillis(results.get(call) - calls.get(call));
        }
    }
}
