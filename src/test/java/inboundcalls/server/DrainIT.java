package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.EndReason;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are up when their server is told to stop. */
class DrainIT {
    private static final CallEnd HANDED_BACK = new CallEnd(Kind.SERVER_HUNG_UP, "0x00");

    @TempDir
    private Path directory;

    @Test
    void goOnUntilTheyEndByThemselves() throws Exception {
        try (WholeCall stage = stage("10 m")) {
            SyntheticCaller caller = greeted(stage);
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(stage.server()::drain);
            await().atMost(20, SECONDS).untilAsserted(() -> assertThrows(ConnectException.class, () -> knock(stage)));
            caller.say(WholeCall.RECORDINGS.question("pregunta-clientes").sound());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() >= 2);
            assertFalse(stopping.isDone());
            caller.hangUp();
            stopping.get(20, SECONDS);
            await().atMost(20, SECONDS).until(() -> stage.server().callsEnded(EndReason.CALLER_HUNG_UP) == 1);
        }
    }

    @Test
    void areToldSoWhenTheirTimeIsOver() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage("0 s")) {
            SyntheticCaller one = greeted(stage);
            SyntheticCaller other = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            stage.server().drain();
            assertEquals(HANDED_BACK, one.ended().get(20, SECONDS));
            assertEquals(HANDED_BACK, other.ended().get(20, SECONDS));
            assertEquals(2, stage.server().callsEnded(EndReason.SERVER_STOPPED));
            assertTrue(one.heard().asItCame().millis() > 3_500, "greeting and goodbye");
            assertEquals(List.of(), log.traces());
        }
    }

    @Test
    void areToldSoAtOnceWhenItIsHurriedAndEndWhenItIsAgain() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage("10 m")) {
            SyntheticCaller caller = greeted(stage);
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(stage.server()::drain);
            await().atMost(20, SECONDS).untilAsserted(() -> assertThrows(ConnectException.class, () -> knock(stage)));
            assertThrows(Exception.class, () -> stopping.get(300, MILLISECONDS));
            stage.server().hurry();
            await().atMost(20, SECONDS)
                    .until(() -> log.lines().contains("📴 Llamada terminada: el servidor se detiene"));
            assertFalse(caller.ended().isDone());
            stage.server().hurry();
            assertEquals(HANDED_BACK, caller.ended().get(2, SECONDS));
            stopping.get(20, SECONDS);
        }
    }

    /** An Asterisk that neither reads nor closes. */
    @Test
    void doNotKeepTheServerWhenTheirPhoneDoesNothing() throws Exception {
        try (WholeCall stage = WholeCall.of(
                        Scenario.of(KEY), directory, "call.drain-timeout = 0 s", "audiosocket.lost-timeout = 60 s");
                RawPeer peer = new RawPeer(stage.server().address(), 1)) {
            peer.send(RawPeer.IDENTITY);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            CompletableFuture.runAsync(stage.server()::drain).get(20, SECONDS);
        }
    }

    private SyntheticCaller greeted(WholeCall stage) {
        SyntheticCaller caller = stage.dial();
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
        return caller;
    }

    private static void knock(WholeCall stage) throws IOException {
        new Socket(
                        stage.server().address().getAddress(),
                        stage.server().address().getPort())
                .close();
    }

    private WholeCall stage(String drainTimeout) throws IOException {
        return WholeCall.of(Scenario.of(KEY), directory, "call.drain-timeout = " + drainTimeout);
    }
}
