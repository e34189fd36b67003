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
import inboundcalls.simulation.ConnectionFault;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with calls up that is told to stop by SIGTERM: it ends in good order, and in time whatever its peers do. */
class StoppedProcessIT {
    private static final CallEnd HANDED_BACK = new CallEnd(Kind.SERVER_HUNG_UP, "0x00");
    /** Beyond the time that calls may go on. */
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private static final String SOON = "call.drain-timeout = 0 s";
    private static final String LATE = "call.drain-timeout = 10 m";

    @TempDir
    private Path directory;

    @Test
    void refusesNewCallsAndSaysGoodbyeToThoseThatHaveGoneOnLongEnough() throws Exception {
        try (ProcessStage stage = ProcessStage.of(Scenario.of(KEY), directory, "call.drain-timeout = 5 s")) {
            SyntheticCaller caller = greeted(stage);
            long signalled = System.nanoTime();
            stage.server().terminate();
            awaitLine(stage, "Llamadas en curso: 1; pueden seguir 5 s");
            assertEquals(Kind.REFUSED, stage.dial().ended().get(20, SECONDS).kind());
            assertEquals(HANDED_BACK, caller.ended().get(20, SECONDS));
            assertTrue(System.nanoTime() - signalled >= SECONDS.toNanos(5));
            assertEnds(stage, LONGEST_END);
            Judgement greeting = RecordingJudge.judge(
                    caller.heard().asItCame(), 0, RECORDINGS.greeting().sound());
            assertTrue(greeting.isFound() && greeting.isComplete(), greeting::describe);
            Judgement goodbye = Sentence.STOPPING.heardBy(caller);
            assertTrue(goodbye.isIntact(), goodbye::describe);
        }
    }

    @Test
    void waitsNoLongerAtASecondSignal() throws Exception {
        try (ProcessStage stage = ProcessStage.of(Scenario.of(KEY), directory, LATE)) {
            SyntheticCaller caller = greeted(stage);
            hurry(stage);
            assertEquals(HANDED_BACK, caller.ended().get(20, SECONDS));
            assertEnds(stage, LONGEST_END);
            Judgement goodbye = Sentence.STOPPING.heardBy(caller);
            assertTrue(goodbye.isComplete(), goodbye::describe);
        }
    }

    @Test
    void cutsOffTheGoodbyeAtAThirdSignal() throws Exception {
        try (ProcessStage stage = ProcessStage.of(Scenario.of(KEY), directory, LATE)) {
            SyntheticCaller caller = greeted(stage);
            hurry(stage);
            stage.server().terminate();
            assertEquals(HANDED_BACK, caller.ended().get(20, SECONDS));
            assertEnds(stage, LONGEST_END);
            Judgement goodbye = Sentence.STOPPING.heardBy(caller);
            assertFalse(goodbye.isFound() && goodbye.isComplete(), goodbye::describe);
        }
    }

    @Test
    void endsInTimeWhileAFunctionHangs() throws Exception {
        Act ask = new Act.Call("consultar_mikrotik", "{\"pregunta\":\"¿Qué routers tenemos?\"}");
        Script script = Script.of(Map.of(0, List.of(ask)));
        try (ProcessStage stage = ProcessStage.of(Scenario.of(KEY).withScript(script), directory, SOON)) {
            stage.mikrotik().delay(Duration.ofHours(1));
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.mikrotik().requests() == 1);
            assertSaysGoodbyeAndEnds(stage, caller);
        }
    }

    @Test
    void endsInTimeWhenTheModelsSideDoesNotCloseItsConnection() throws Exception {
        try (ProcessStage stage = ProcessStage.of(Scenario.of(KEY), directory, SOON)) {
            SyntheticCaller caller = greeted(stage);
            stage.realtime().fault(0, ConnectionFault.FROZEN);
            assertSaysGoodbyeAndEnds(stage, caller);
        }
    }

    @Test
    void endsInTimeWhenAsteriskNeitherReadsNorCloses() throws Exception {
        try (ProcessStage stage =
                        ProcessStage.of(Scenario.of(KEY), directory, SOON, "audiosocket.lost-timeout = 60 s");
                RawPeer phone = new RawPeer(stage.server().address(), 1)) {
            phone.send(RawPeer.IDENTITY);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            stage.server().terminate();
            assertEnds(stage, LONGEST_END);
        }
    }

    /** A terminal that is stopped, or a pipe that nobody reads. The file goes on meanwhile. */
    @Test
    void endsInTimeWhenNobodyReadsItsConsole() throws Exception {
        Path pipe = directory.resolve("console");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        List<String> intoThePipe = List.of("/bin/sh", "-c", "exec \"$@\" >" + pipe, "sh");
        Map<String, String> logFile = Map.of("LOG_FILE_PATH", "server.log");
        try (RandomAccessFile open = new RandomAccessFile(pipe.toFile(), "rw");
                ProcessStage stage = new ProcessStage(Scenario.of(KEY), intoThePipe, logFile, directory, SOON)) {
            SyntheticCaller caller = greeted(stage);
            fillTheConsole(stage);
            assertSaysGoodbyeAndEnds(stage, caller);
            assertTrue(open.getFD().valid());
        }
    }

    /** With more lines than the system's pipe holds: one for each digit. */
    private static void fillTheConsole(ProcessStage stage) throws IOException {
        try (RawPeer phone = new RawPeer(stage.server().address())) {
            phone.send(RawPeer.IDENTITY + "03 0001 31".repeat(2_000));
            await().atMost(20, SECONDS).until(() -> stage.server().log().split("Tecla recibida", -1).length > 2_000);
        }
    }

    private static SyntheticCaller greeted(ProcessStage stage) {
        SyntheticCaller caller = stage.dial();
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
        return caller;
    }

    private static void hurry(ProcessStage stage) {
        stage.server().terminate();
        awaitLine(stage, "Llamadas en curso: 1; pueden seguir 600 s");
        stage.server().terminate();
        awaitLine(stage, "Terminando 1 llamadas en curso, con una despedida");
    }

    private static void awaitLine(ProcessStage stage, String line) {
        await().atMost(20, SECONDS).until(() -> stage.server().log().contains(line));
    }

    private static void assertSaysGoodbyeAndEnds(ProcessStage stage, SyntheticCaller caller) throws Exception {
        stage.server().terminate();
        assertEquals(HANDED_BACK, caller.ended().get(20, SECONDS));
        assertEnds(stage, LONGEST_END);
        Judgement goodbye = Sentence.STOPPING.heardBy(caller);
        assertTrue(goodbye.isFound() && goodbye.isComplete(), goodbye::describe);
    }

    private static void assertEnds(ProcessStage stage, Duration longest) throws Exception {
        assertTrue(stage.server().awaitEnd(longest), "it is still there");
        assertTrue(
                Set.of(0, 143).contains(stage.server().exitStatus()),
                () -> "status: " + stage.server().exitStatus());
        String log = stage.server().log();
        assertTrue(log.contains("✓ Servidor detenido"), log);
        assertFalse(log.contains("Exception"), log);
    }
}
