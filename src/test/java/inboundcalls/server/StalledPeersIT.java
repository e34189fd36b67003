package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.EndReason;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers that keep their connection and read nothing of it any more. */
class StalledPeersIT {
    /** Longer than any answer is awaited: who stalls is to be found by what waits for them. */
    private static final String NEVER_LOST = "audiosocket.lost-timeout = 60 s";

    private static final String FRAME = "10 0140" + "00".repeat(320);
    private static final int SESSIONS = 6;

    @TempDir
    private Path directory;

    /** A caller who sends sound far faster than it is spoken fills what may wait for the model at once. */
    @Test
    void areReplacedWhenTheyAreTheModelAndEndTheCallWhenTheyAllStall() throws Exception {
        Script deaf = Script.of(Map.of(0, List.of(new Act.StopReading(), new Act.Hang())));
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY).withScript(deaf), directory, NEVER_LOST);
                RawPeer phone = new RawPeer(stage.server().address())) {
            phone.send(RawPeer.IDENTITY);
            Thread flood = new Thread(() -> flood(phone));
            flood.start();
            phone.awaitClose();
            flood.join();
            stage.server().awaitCallsEnd();
            assertEquals(1, stage.server().callsEnded(EndReason.MODEL_STALLED), log.lines(RawPeer.UUID)::toString);
            assertEquals(SESSIONS, stage.transcript().sent("session.created").size());
            List<String> lines = log.lines(RawPeer.UUID);
            assertEquals(
                    SESSIONS - 1,
                    lines.stream().filter(line -> line.startsWith("🔁 Se abre")).count());
            Matcher waited = Pattern.compile("dejó de leer el audio \\((\\d+) bytes wait\\)")
                    .matcher(String.join("\n", lines));
            assertTrue(waited.find(), lines::toString);
            assertTrue(Integer.parseInt(waited.group(1)) <= 1 << 20, waited::group);
            assertEquals(List.of(), log.traces());
        }
    }

    /** It says nothing either: then it is found before anything is full. */
    @Test
    void areReplacedWhenTheyAreASilentModel() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        Script deafOnce = (response, heard) ->
                first.getAndSet(false) ? Optional.of(List.of(new Act.StopReading(), new Act.Hang())) : Optional.empty();
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY).withScript(deafOnce))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(2, stage.transcript().sent("session.created").size());
            assertEquals(1, stage.server().callsEnded(EndReason.CALLER_HUNG_UP));
            assertEquals(List.of(), log.traces());
        }
    }

    @Test
    void endTheCallWhenTheyAreThePhone() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY), directory, NEVER_LOST);
                RawPeer phone = new RawPeer(stage.server().address(), 1 << 12)) {
            phone.send(RawPeer.IDENTITY + "13 0002 0000"); // 24 kHz: three times the bytes of 8 kHz
            await().atMost(20, SECONDS).until(() -> stage.server().callsEnded(EndReason.PHONE_STALLED) == 1);
            phone.awaitClose();
            assertTrue(
                    log.lines(RawPeer.UUID).contains("❌ Llamada terminada: Asterisk dejó de leer el audio"),
                    log.lines(RawPeer.UUID)::toString);
            assertEquals(List.of(), log.traces());
        }
    }

    private static void flood(RawPeer phone) {
        String frames = FRAME.repeat(50);
        try {
            while (true) {
                phone.send(frames);
            }
        } catch (IOException closed) {
            // the call is over
        }
    }
}
