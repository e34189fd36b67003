package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.simulation.Act;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may open no more files or connections. */
class OutOfDescriptorsIT {
    private static final int CROWD = 30;
    private static final int MANY = 1_000;
    private static final Recording QUESTION = RECORDINGS.question("pregunta-clientes");
    private static final Recording ANSWER = RECORDINGS.answerTo(QUESTION);
    private static final Act ASK = new Act.Call("consultar_mikrotik", "{\"pregunta\":\"¿Qué routers tenemos?\"}");

    @TempDir
    private Path directory;

    @Test
    void goesOnWithItsCallsAndTakesNewOnesWhenThereAreSomeAgain() throws Exception {
        Script script = Script.of(Map.of(1, List.of(ASK), 2, List.of(Act.say(ANSWER))));
        try (ProcessStage stage = stage(Scenario.of(KEY).withScript(script))) {
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            leave(4, stage);
            List<RawPeer> crowd = crowd(stage);
            awaitLine(stage, "No se puede aceptar una conexión, se intenta otra vez en 1 s: Too many open files");
            askAndHearTheAnswer(stage, caller);
            for (RawPeer peer : crowd) {
                peer.close();
            }
            SyntheticCaller next = stage.dial();
            await().atMost(20, SECONDS).until(() -> next.heard().lastLoud() > 0);
            assertFalse(caller.ended().isDone() || next.ended().isDone());
            assertToldInFewLines(stage.server().log());
        }
    }

    @Test
    void apologisesWhenThereIsNoneForTheModel() throws Exception {
        try (ProcessStage stage = stage(Scenario.of(KEY))) {
            leave(1, stage);
            SyntheticCaller caller = stage.dial();
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), caller.ended().get(20, SECONDS));
            Judgement apology = Sentence.UNAVAILABLE.heardBy(caller);
            assertTrue(apology.isIntact(), apology::describe);
            awaitLine(stage, "❌ Llamada terminada: no hay conexión con la API Realtime");
            stage.limit("nofile", MANY);
            stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            String log = stage.server().log();
            assertTrue(log.contains("Sin conexión con la API Realtime (Too many open files)"), log);
        }
    }

    private void askAndHearTheAnswer(ProcessStage stage, SyntheticCaller caller) {
        caller.say(QUESTION.sound());
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 4);
        await().atMost(20, SECONDS).pollInterval(1, SECONDS).untilAsserted(() -> {
            Judgement answer = RecordingJudge.judge(caller.heard().asItCame(), 0, ANSWER.sound());
            assertTrue(answer.isIntact(), answer::describe);
        });
        String output = stage.transcript().received("conversation.item.create").toString();
        assertTrue(output.contains("\\\"success\\\":false"), output);
    }

    private static void assertToldInFewLines(String log) {
        long lines =
                log.lines().filter(line -> line.contains("No se puede aceptar")).count();
        assertTrue(lines < 20, lines + " lines"); // that it is six in 10 s at most is the Doorkeeper's test
        assertFalse(log.contains("Exception"), log);
    }

    /** A first call has been made and has ended: what that needs once is there. */
    private ProcessStage stage(Scenario scenario) throws Exception {
        ProcessStage stage = ProcessStage.of(
                scenario, directory, "audiosocket.uuid-timeout = 60 s", "realtime.connect-timeout = 2 s");
        SyntheticCaller first = stage.dial();
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
        first.hangUp();
        awaitLine(stage, "Llamada terminada");
        return stage;
    }

    private static List<RawPeer> crowd(ProcessStage stage) throws IOException {
        List<RawPeer> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(new RawPeer(stage.server().address()));
        }
        return crowd;
    }

    /** From now on the process can open so many more. */
    private static void leave(int descriptors, ProcessStage stage) throws Exception {
        Set<Integer> open = open(stage.server().pid());
        int limit = 0;
        for (int free = 0; free < descriptors || open.contains(limit); limit++) {
            free += open.contains(limit) ? 0 : 1;
        }
        stage.limit("nofile", limit);
    }

    private static Set<Integer> open(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return descriptors
                    .map(descriptor -> Integer.valueOf(descriptor.getFileName().toString()))
                    .collect(Collectors.toSet());
        }
    }

    private static void awaitLine(ProcessStage stage, String line) {
        await().atMost(20, SECONDS).until(() -> stage.server().log().contains(line));
    }
}
