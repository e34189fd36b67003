package inboundcalls.soak;

import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.server.ServerProcess;
import inboundcalls.simulation.Recordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Calls and faults for so long, and what came of them. Lives on the thread that runs it; the calls have their own. */
public final class SoakRun {
    private static final long SETTLE_SECONDS = 20;
    private static final long TELL_EVERY_SECONDS = 10;

    private final SoakPlan plan;
    private final PrintWriter out;
    private final Recordings recordings = Recordings.load();
    private final SoakTally tally = new SoakTally();

    private SoakRun(SoakPlan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    /** {@code out} is told how it goes. */
    public static SoakReport run(SoakPlan plan, PrintWriter out) throws IOException, InterruptedException {
        SoakRun soak = new SoakRun(plan, out);
        try (SoakStage stage = new SoakStage(soak.recordings, plan.javaOptions())) {
            return soak.run(stage);
        }
    }

    private SoakReport run(SoakStage stage) throws IOException, InterruptedException {
        ServerProcess server = stage.server();
        ServerHealth before = ServerHealth.of(server.pid());
        try (Callers callers = new Callers(stage, recordings, tally, plan.calls())) {
            Map<Fault, Integer> injected = callAndStrike(stage, callers);
            ServerHealth after = settled(server, before);
            return SoakReport.of(tally, injected, before, after, end(server));
        }
    }

    /** Returns when the last call has ended. */
    private Map<Fault, Integer> callAndStrike(SoakStage stage, Callers callers)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(plan.seed());
        try (BadPeers peers = new BadPeers(stage.address(), random.split())) {
            Saboteur saboteur = new Saboteur(stage, peers, callers, random.split());
            long until = System.nanoTime() + plan.duration().toNanos();
            callers.call(plan.calls(), until, random);
            strikeUntil(until, saboteur);
            say("no more new calls");
            if (!callers.awaitEnd()) {
                throw new IOException("calls that do not end");
            }
            return saboteur.done();
        }
    }

    private void strikeUntil(long until, Saboteur saboteur) throws IOException, InterruptedException {
        long next = System.nanoTime();
        long tell = next;
        while (next < until) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            saboteur.strike();
            if (System.nanoTime() >= tell) {
                tell += SECONDS.toNanos(TELL_EVERY_SECONDS);
                say(Duration.ofNanos(until - System.nanoTime()).toSeconds() + " s to go, " + tally.describe());
            }
            next += plan.pause().toNanos();
        }
    }

    /** What it holds when it has let go of all that it is going to: the last connections of the other side take a moment. */
    private static ServerHealth settled(ServerProcess server, ServerHealth before)
            throws IOException, InterruptedException {
        ServerHealth health = ServerHealth.of(server.pid());
        for (int i = 0; i < SETTLE_SECONDS && health.descriptors() > before.descriptors(); i++) {
            SECONDS.sleep(1);
            health = ServerHealth.of(server.pid());
        }
        return health;
    }

    private ServerLog end(ServerProcess server) throws IOException, InterruptedException {
        String text = server.stop();
        if (plan.log().isPresent()) {
            Files.writeString(plan.log().get(), text);
        }
        return new ServerLog(List.of(text.split("\n")), server.exitStatus());
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
