package inboundcalls.demo;

import inboundcalls.config.AllowedNetworks;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;

/** The demo's services, up until the process is stopped, for a real Asterisk to call. */
public final class StandingDemo {
    private StandingDemo() {}

    /** Blocks until SIGTERM or SIGINT. */
    public static void run(PrintWriter out, String address, int port, AllowedNetworks callers)
            throws IOException, InterruptedException {
        Recordings recordings = Recordings.load();
        Scenario scenario = Scenario.of(DemoStage.KEY).withTap(new CallJournal(out));
        DemoStage stage = new DemoStage(scenario, recordings, address, port, callers);
        Thread stop = new Thread(stage::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        InetSocketAddress listener = stage.address();
        out.println("Listo para Asterisk: AudioSocket(${UUID()}," + listener.getHostString() + ":" + listener.getPort()
                + ")");
        out.println("El asistente simulado entiende solo estas preguntas grabadas (src/main/resources/simulation):");
        recordings.questions().forEach(question -> out.println("   " + question.name() + ".wav: " + question.text()));
        stage.awaitClose();
        stop.join();
    }
}
