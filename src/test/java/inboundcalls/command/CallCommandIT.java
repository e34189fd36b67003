package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Wav;
import inboundcalls.config.Config;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import inboundcalls.server.Server;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedRealtime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallCommandIT {
    private static final Recordings RECORDINGS = Recordings.load();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {16_000, 24_000, 44_100})
    void saysAFileOfAnyRateAndHearsTheAnswerToIt(int rate) throws IOException {
        Path record = directory.resolve("made/call.wav");
        try (SimulatedRealtime realtime = realtime();
                SimulatedMikroTikApi api = SimulatedMikroTikApi.start(0);
                Server server = Server.start(config(realtime, api))) {
            assertEquals(0, execute(server, "--wav", question(rate), "--record", record.toString()), this::told);
            assertEquals(1, api.requests(), "the model asks when it has recognised the question");
        }
        assertTrue(told().matches("(?s).*Saludo: empezó a los \\d+ ms, duró \\d+ ms, -\\d+ dBFS.*"), this::told);
        assertTrue(told().matches("(?s).*Respuesta: empezó a los \\d+ ms, duró \\d+ ms, -\\d+ dBFS.*"), this::told);
        assertTrue(told().matches("(?s).*Tramas: \\d+; retraso p50 .*"), this::told);
        assertTrue(told().contains("✅ El servidor contestó\n"), this::told);
        try (InputStream in = Files.newInputStream(record)) {
            assertEquals(2, Wav.read(in).size());
        }
    }

    @Test
    void failsWhenTheServerOnlySaysThatItCannotGoOn() throws IOException {
        SimulatedRealtime realtime = realtime();
        try (SimulatedMikroTikApi api = SimulatedMikroTikApi.start(0);
                Server server = Server.start(config(realtime, api))) {
            realtime.close();
            assertEquals(1, execute(server), this::told);
            assertTrue(told().contains("aviso «no disponible»"), this::told);
            assertTrue(told().contains("❌ El servidor terminó la llamada sin contestar"), this::told);
        }
    }

    @Test
    void failsWhenAllThatFollowsTheQuestionIsTheWait() throws IOException {
        try (SimulatedRealtime realtime = realtime();
                SimulatedMikroTikApi api = SimulatedMikroTikApi.start(0);
                Server server = Server.start(config(realtime, api))) {
            api.delay(Duration.ofSeconds(30));
            assertEquals(1, execute(server, "--timeout", "8"), this::told);
            assertTrue(told().contains("tono de espera × "), this::told);
            assertTrue(told().contains("Respuesta: ninguna voz (además se oyó: "), this::told);
            assertTrue(told().contains("❌ No hubo respuesta"), this::told);
        }
    }

    @Test
    void failsWhenNothingListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(1, execute("--server", "127.0.0.1:" + port), this::told);
        assertTrue(told().contains("❌ No hay conexión (Connection refused"), this::told);
    }

    @ParameterizedTest
    @CsvSource({"'', cerró la conexión sin despedirse", "HTTP/1.1 400 Bad Request, WRONG_KIND 0x48"})
    void failsWhenSomethingElseListens(String answer, String told) throws IOException {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> answer(port, answer));
            assertEquals(1, execute("--server", "127.0.0.1:" + port.getLocalPort()), this::told);
            assertTrue(told().contains(told), this::told);
            other.join();
        }
    }

    @Test
    void refusesWhatCannotBeSaidBeforeItCalls() throws IOException {
        assertMisuse("not a RIFF WAVE file", "--wav", Files.writeString(file(), "no sound"));
        assertMisuse("NoSuchFile", "--wav", directory.resolve("missing.wav"));
        assertMisuse("cannot be used", "--wav", directory);
        assertMisuse("nothing but silence", "--wav", wav(Pcm.silence(8_000, 8_000)));
        assertMisuse("WAV rate: 4000", "--wav", wav(Pcm.silence(8_000, 4_000)));
        assertMisuse("WAV channels: 2", "--wav", wav(Pcm.silence(8_000, 8_000), Pcm.silence(8_000, 8_000)));
        assertMisuse(
                "cannot be written", "--record", Files.writeString(file(), "").resolve("call.wav"));
        assertMisuse("Unknown option", "--vaw", directory);
        assertMisuse("--timeout: 0", "--timeout", "0");
        assertMisuse("HOST:PORT", "--server", "nowhere");
    }

    private void assertMisuse(String why, String option, Object value) {
        err.getBuffer().setLength(0);
        assertEquals(2, execute(option, value.toString()), this::told);
        assertTrue(err.toString().contains(why), this::told);
        assertFalse(out.toString().contains("Llamada"), this::told);
    }

    private String question(int rate) throws IOException {
        Pcm sound = RECORDINGS.question("pregunta-clientes").sound();
        return wav(Resampler.whole(sound, rate)).toString();
    }

    private Path wav(Pcm... channels) throws IOException {
        try (OutputStream file = Files.newOutputStream(file())) {
            Wav.write(file, List.of(channels));
        }
        return file();
    }

    private Path file() {
        return directory.resolve("a.wav");
    }

    private static void answer(ServerSocket port, String answer) {
        try (Socket peer = port.accept()) {
            peer.getInputStream().readNBytes(19);
            peer.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            peer.shutdownOutput();
            peer.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // The caller drops what is no AudioSocket.
        }
    }

    private int execute(Server server, String... arguments) {
        String address = "127.0.0.1:" + server.address().getPort();
        return execute(Stream.concat(Stream.of("--server", address), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private int execute(String... arguments) {
        String[] words = Stream.concat(Stream.of("call"), Stream.of(arguments)).toArray(String[]::new);
        return Root.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
    }

    private String told() {
        return out.toString() + err;
    }

    private static SimulatedRealtime realtime() {
        return SimulatedRealtime.start(0, RECORDINGS, Scenario.of("key"));
    }

    private static Config config(SimulatedRealtime realtime, SimulatedMikroTikApi api) {
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY", "key",
                "OPENAI_REALTIME_URL", realtime.url().toString(),
                "MIKROTIK_API_URL", api.url().toString(),
                "AUDIOSOCKET_PORT", "0",
                "ADMIN_PORT", "0");
        Path nowhere = Path.of("/nonexistent");
        return new ConfigLoader(new ConfigSources(nowhere, Optional.empty(), Optional.empty(), environment)).load();
    }
}
