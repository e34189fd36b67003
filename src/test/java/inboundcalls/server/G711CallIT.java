package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SteadyMachine;
import inboundcalls.audio.G711;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SoundTrack;
import inboundcalls.simulation.SyntheticCaller;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole call in which the sound travels as telephones have it. */
class G711CallIT {
    private static final String QUESTION = "pregunta-clientes-router";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"pcma, ALAW", "pcmu, ULAW"})
    void speaksG711WhenItIsConfigured(String format, G711 law) throws Throwable {
        SteadyMachine.hold(() -> call(format, law));
    }

    private void call(String format, G711 law) throws Exception {
        Path config = directory.resolve("g711.conf");
        Files.writeString(config, "inbound-calls.realtime.audio-format = " + format);
        try (WholeCall stage = new WholeCall(Scenario.of(KEY), Map.of(WholeCall.CONFIG_FILE, config.toString()))) {
            SyntheticCaller caller = stage.dial(UUID.randomUUID(), 8_000);
            await().atMost(20, SECONDS).until(() -> isQuiet(caller.heard()));
            caller.say(RECORDINGS.question(QUESTION).sound()).sync();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 3);
            await().atMost(20, SECONDS).until(() -> isQuiet(caller.heard()));
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), stage.transcript().refused());
            assertReachedTheModelBitByBit(stage, caller, law);
            Judgement greeting = RecordingJudge.judge(
                    caller.heard().sound(), 0, RECORDINGS.greeting().sound());
            assertTrue(greeting.isFound() && greeting.isComplete(), greeting::describe);
        }
    }

    /** No resampling on an 8 kHz call: the model gets the phone's own samples. */
    private static void assertReachedTheModelBitByBit(WholeCall stage, SyntheticCaller caller, G711 law) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        stage.transcript()
                .received("input_audio_buffer.append")
                .forEach(event -> received.writeBytes(
                        Base64.getDecoder().decode(event.get("audio").getAsString())));
        short[] said = caller.said().sound().samples();
        int from = said.length - indexOfFirstFrame(caller); // the track begins when the first frame was sent
        byte[] expected = law.encode(Arrays.copyOfRange(said, indexOfFirstFrame(caller), said.length));
        assertTrue(received.size() > 5 * 8_000 && received.size() <= from, received.size() + " of " + from);
        assertArrayEquals(Arrays.copyOf(expected, received.size()), received.toByteArray());
    }

    private static int indexOfFirstFrame(SyntheticCaller caller) {
        return caller.said().length() - Math.toIntExact(caller.said().frames()) * 160;
    }

    private static boolean isQuiet(SoundTrack heard) {
        return heard.lastLoud() > 0 && heard.length() - heard.lastLoud() > heard.rate();
    }
}
