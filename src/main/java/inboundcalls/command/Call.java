package inboundcalls.command;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Wav;
import inboundcalls.net.Transport;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.StereoFile;
import inboundcalls.simulation.SyntheticCaller;
import inboundcalls.trial.OwnSound;
import inboundcalls.trial.Question;
import inboundcalls.trial.TestCall;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes one test call without a phone against a server that runs. */
@Command(
        name = "call",
        description = {
            "Makes a test call without a phone against a running server: hears the greeting, speaks each file, listens to its answer.",
            "Tells when and how loud both began, and how late frames came. What the server plays by itself (ringing, «un momento», the waiting"
                    + " tone, «no disponible») is no answer: the shipped recordings and those in conf/prompts are recognised.",
            "It is a real call, which the provider charges. Exit status 1 when a question had no answer, and why."
        })
public final class Call implements Callable<Integer> {
    private static final int PHONE_RATE = 8_000;
    private static final List<Integer> RATES = List.of(8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);
    /** Two minutes of the highest rate, almost. */
    private static final long MOST_BYTES = 10_000_000;

    private static final String EXPECTED =
            "; usable: WAV, mono, 16-bit PCM, at 8, 16, 22.05, 24, 32, 44.1 or 48 kHz, up to 10 MB";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            description =
                    "What to say: WAV, mono, 16-bit PCM, 8 to 48 kHz. Repeatable: a turn each (default: a recorded question).")
    private List<Path> files = List.of();

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "The server to call (default: ${DEFAULT-VALUE}).")
    private String server;

    @Option(names = "--uuid", paramLabel = "UUID", description = "The call's UUID (default: a new one).")
    private Optional<UUID> uuid = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "The longest from a question's end to its answer's end (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Leave the call there as stereo WAV: caller left, server right.")
    private Optional<Path> record = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (timeout < 1 || timeout > 600) {
            throw misuse("--timeout: " + timeout + " (expected: 1 to 600)");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Question> questions = files.isEmpty()
                ? List.of(recorded())
                : files.stream().map(this::read).toList();
        InetSocketAddress address = LoadTargetOptions.address(server, spec);
        List<OwnSound> own = OwnSound.all(PHONE_RATE);
        record.ifPresent(this::create);
        UUID id = uuid.orElseGet(UUID::randomUUID);
        out.println("Llamada " + id + " a " + server);
        EventLoopGroup loop = Transport.available().group(1, "caller");
        try {
            SyntheticCaller caller = SyntheticCaller.dial(Transport.available(), loop.next(), address, id, PHONE_RATE);
            boolean answered = new TestCall(caller, own, Duration.ofSeconds(timeout), out).hold(questions);
            if (record.isPresent()) {
                StereoFile.write(record.get(), caller);
                out.println("Grabación (izquierda: llamante, derecha: servidor): " + record.get());
            }
            return answered ? 0 : Failures.FAILED;
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    /** Before the call, which is not to be in vain. */
    private void create(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.newOutputStream(file).close();
        } catch (IOException e) {
            throw misuse("--record: " + file + " cannot be written (" + e + ")");
        }
    }

    private static Question recorded() {
        Recording question = Recordings.load().question("pregunta-clientes");
        return new Question("«" + question.text() + "»", question.sound());
    }

    private Question read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("too long: " + Files.size(file) + " bytes");
            }
            Pcm sound = Wav.readMono(in);
            if (!RATES.contains(sound.rate())) {
                throw new IOException("WAV rate: " + sound.rate() + " Hz");
            }
            Question question = new Question(file.toString(), Resampler.whole(sound, PHONE_RATE));
            if (question.isSilent()) {
                throw new IOException("nothing but silence in it");
            }
            return question;
        } catch (IOException e) {
            String why = e instanceof FileSystemException ? e.toString() : e.getMessage();
            throw misuse("--wav: " + file + " cannot be used: " + why + EXPECTED);
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
