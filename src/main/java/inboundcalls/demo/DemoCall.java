package inboundcalls.demo;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Wav;
import inboundcalls.config.AllowedNetworks;
import inboundcalls.net.Transport;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.StereoFile;
import inboundcalls.simulation.SyntheticCaller;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One whole call: held, recorded, judged. */
public final class DemoCall {
    private static final int PHONE_RATE = 8_000;
    /** Slow enough for the interruption to meet an answer that is still being made. */
    private static final double SPEED = 2;

    private final PrintWriter out;
    private final Path wav;
    private final UnaryOperator<Pcm> mouth;
    private final UnaryOperator<Pcm> ear;
    private final Consumer<SimulatedMikroTikApi> api;

    /** Nothing is damaged. {@code wav} is where the recording goes, its folder made if need be. */
    public DemoCall(PrintWriter out, Path wav) {
        this(out, wav, UnaryOperator.identity(), UnaryOperator.identity(), untouched -> {});
    }

    /**
     * With something damaged, to see that the demo notices.
     *
     * @param mouth what becomes of what the caller says, at 8 kHz
     * @param ear what becomes of what reaches the model, at 24 kHz
     */
    DemoCall(
            PrintWriter out,
            Path wav,
            UnaryOperator<Pcm> mouth,
            UnaryOperator<Pcm> ear,
            Consumer<SimulatedMikroTikApi> api) {
        this.out = requireNonNull(out);
        this.wav = requireNonNull(wav);
        this.mouth = requireNonNull(mouth);
        this.ear = requireNonNull(ear);
        this.api = requireNonNull(api);
    }

    /** Holds the call; gives what was wrong with it, nothing when it went as it must. Takes about half a minute. */
    public List<String> hold() throws IOException, InterruptedException {
        Recordings recordings = Recordings.load();
        CallJournal journal = new CallJournal(out);
        Scenario scenario =
                Scenario.of(DemoStage.KEY).withSpeed(SPEED).withTap(journal).withEar(ear);
        EventLoopGroup loop = Transport.available().group(1, "caller");
        List<String> faults = new ArrayList<>();
        SyntheticCaller caller;
        try (DemoStage stage = new DemoStage(scenario, recordings, "127.0.0.1", 0, AllowedNetworks.ownAddresses())) {
            api.accept(stage.mikrotik());
            caller = SyntheticCaller.dial(
                    Transport.available(), loop.next(), stage.address(), UUID.randomUUID(), PHONE_RATE);
            play(new CallScript(caller, journal, recordings, mouth), faults);
            caller.hangUp();
            caller.ended().sync();
            stage.awaitCallsEnd();
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
        CallEnd end = caller.ended().getNow();
        record(caller);
        out.println("Lo que se oyó en el teléfono:");
        faults.addAll(new CallVerdict(recorded(), caller.heard(), journal, recordings, out).faults(end));
        return faults;
    }

    private static void play(CallScript script, List<String> faults) throws InterruptedException {
        try {
            script.play();
        } catch (DemoFailure failure) {
            faults.add(failure.getMessage());
        }
    }

    private void record(SyntheticCaller caller) throws IOException {
        StereoFile.write(wav, caller);
        out.println("Grabación (izquierda: llamante, derecha: asistente): " + wav);
    }

    /** The phone's side, from the file: it is what anybody can listen to. */
    private Pcm recorded() throws IOException {
        try (InputStream file = Files.newInputStream(wav)) {
            return Wav.read(file).get(1);
        }
    }
}
