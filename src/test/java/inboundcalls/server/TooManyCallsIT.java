package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.EndReason;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More callers than there may be calls. */
class TooManyCallsIT {
    private static final int MOST = 2;
    /** As many as may hear the sentence at a time. */
    private static final int TOLD = 100;

    @TempDir
    private Path directory;

    @Test
    void areToldSoAndHandedBackWithoutASessionOfTheModel() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage()) {
            List<SyntheticCaller> calls = List.of(stage.dial(), stage.dial());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == MOST);
            UUID uuid = UUID.randomUUID();
            SyntheticCaller late = stage.dial(uuid, 8_000);
            assertEquals(new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), late.ended().get(20, SECONDS));
            Judgement prompt = RecordingJudge.judge(late.heard().sound(), 0, WholeCall.prompt("lineas-ocupadas.wav"));
            assertTrue(prompt.isIntact(), prompt::describe);
            assertEquals(List.of("🚫 Llamada rechazada: hay demasiadas llamadas a la vez"), log.lines(uuid.toString()));
            assertEquals(1, stage.server().callsEnded(EndReason.TOO_MANY_CALLS));
            assertEquals(MOST, stage.transcript().sent("session.created").size());

            calls.get(0).hangUp();
            await().atMost(20, SECONDS).until(() -> stage.server().callsEnded(EndReason.CALLER_HUNG_UP) == 1);
            SyntheticCaller next = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == MOST + 1);
            next.hangUp();
            calls.get(1).hangUp();
            stage.server().awaitCallsEnd();
        }
    }

    @Test
    void doNotPileUp() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage()) {
            List<SyntheticCaller> calls = List.of(stage.dial(), stage.dial());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == MOST);
            List<RawPeer> peers = new ArrayList<>();
            for (int i = 0; i < TOLD + 50; i++) {
                peers.add(new RawPeer(stage.server().address()).send(RawPeer.IDENTITY));
            }
            int told = 0;
            for (RawPeer peer : peers) {
                told += peer.readMessageKind() == 0x10 ? 1 : 0;
            }
            for (RawPeer peer : peers) {
                peer.close();
            }
            assertEquals(TOLD, told);
            assertEquals(TOLD + 50, stage.server().callsEnded(EndReason.TOO_MANY_CALLS));
            assertEquals(
                    5,
                    log.lines(RawPeer.UUID).stream()
                            .filter(line -> line.startsWith("🚫"))
                            .count());
            calls.forEach(SyntheticCaller::hangUp);
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), log.traces());
        }
    }

    private WholeCall stage() throws IOException {
        return WholeCall.of(Scenario.of(KEY), directory, "call.max-calls = " + MOST);
    }
}
