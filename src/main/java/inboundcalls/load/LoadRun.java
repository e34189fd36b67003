package inboundcalls.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import inboundcalls.net.Transport;
import inboundcalls.playout.Metronome;
import inboundcalls.simulation.Recordings;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One load test from the first call to the figures: dials, waits until the calls are up and warm, counts, hangs up. The phones live on one loop,
 * the simulated model on another; this on the thread that runs it.
 */
public final class LoadRun {
    private static final int PATIENCE_SECONDS = 10;

    private final LoadPlan plan;
    private final Progress progress;
    private final LoadMeters meters = new LoadMeters();
    private final CallTally tally = new CallTally();
    private final Recordings recordings = Recordings.load();
    private final List<CallLink> links;

    private LoadRun(LoadPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.links =
                IntStream.range(0, plan.calls()).mapToObj(i -> new CallLink()).toList();
    }

    /** {@code out} is told how it goes; {@code terminal}: a person looks on. */
    public static LoadReport run(LoadPlan plan, LoadTarget target, Gate gate, PrintWriter out, boolean terminal)
            throws IOException, InterruptedException {
        LoadRun run = new LoadRun(plan, new Progress(out, terminal));
        ModelSide model = new ModelSide(run.links, run.meters);
        try (LoadStage stage = new LoadStage(target, run.recordings, model, out)) {
            LoadResult result = run.call(stage);
            return new LoadReport(result, gate.limits(result));
        }
    }

    private LoadResult call(LoadStage stage) throws IOException, InterruptedException {
        Optional<ProcessMeter> server = stage.pid().isPresent()
                ? Optional.of(new ProcessMeter(stage.pid().get()))
                : Optional.empty();
        EventLoopGroup group = Transport.available().group(1, "phones");
        try {
            List<Caller> callers = callers(group.next());
            dial(callers, stage);
            settle();
            LoadResult result = count(stage, server);
            callers.forEach(Caller::hangUp);
            return result;
        } finally {
            group.shutdownGracefully(0, 5, SECONDS).syncUninterruptibly();
        }
    }

    private List<Caller> callers(EventLoop loop) {
        Questions questions = plan.tones() ? Questions.whistled() : Questions.spoken(recordings);
        Phones phones = new Phones(loop, new Metronome(loop), questions, meters, tally);
        return IntStream.range(0, plan.calls())
                .mapToObj(i -> new Caller(i, plan, phones, links.get(i)))
                .toList();
    }

    /** At even distances, whatever a single call takes. */
    private void dial(List<Caller> callers, LoadStage stage) throws InterruptedException {
        long start = System.nanoTime();
        long ticked = start - SECONDS.toNanos(1);
        for (int i = 0; i < callers.size(); i++) {
            sleepUntil(start + plan.ramp().toNanos() * i / callers.size());
            callers.get(i).dial(stage.address());
            if (System.nanoTime() - ticked >= SECONDS.toNanos(1)) {
                ticked += SECONDS.toNanos(1);
                progress.tick("dialling", tally, meters);
            }
        }
    }

    /** Until all have come up or failed, and the server has been warm for a while. */
    private void settle() throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS && tally.settled() < plan.calls(); i++) {
            Thread.sleep(1_000);
            progress.tick("waiting", tally, meters);
        }
        for (int i = 0; i < plan.warmUp().toSeconds(); i++) {
            Thread.sleep(1_000);
            progress.tick("warming up", tally, meters);
        }
    }

    private LoadResult count(LoadStage stage, Optional<ProcessMeter> server) throws IOException, InterruptedException {
        ProcessMeter own = new ProcessMeter(ProcessHandle.current().pid());
        int calls = tally.up() - tally.dropped();
        try (IdleTimer idle = IdleTimer.start()) {
            long start = System.nanoTime();
            Stream.concat(server.stream(), Stream.of(own)).forEach(ProcessMeter::start);
            meters.count(true);
            for (int second = 1; second <= plan.duration().toSeconds(); second++) {
                sleepUntil(start + SECONDS.toNanos(second));
                Stream.concat(server.stream(), Stream.of(own)).forEach(ProcessMeter::sample);
                progress.tick("counting", tally, meters);
            }
            meters.count(false);
            Stream.concat(server.stream(), Stream.of(own)).forEach(ProcessMeter::stop);
            double seconds = (System.nanoTime() - start) / 1e9;
            Thread.sleep(200);
            progress.end();
            return result(stage, seconds, server.map(meter -> meter.use(calls)), own.use(calls), idle.stop());
        }
    }

    private LoadResult result(
            LoadStage stage, double seconds, Optional<ProcessUse> server, ProcessUse own, Quantiles idle) {
        return new LoadResult(
                plan,
                stage.address().getAddress().getHostAddress() + ":"
                        + stage.address().getPort(),
                tally.up(),
                tally.dropped(),
                tally.reasons(),
                seconds,
                all(Time.class, meters::times),
                all(Event.class, meters::times),
                meters.refusals(),
                server,
                own,
                idle,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static <K extends Enum<K>, V> Map<K, V> all(Class<K> keys, Function<K, V> value) {
        Map<K, V> map = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            map.put(key, value.apply(key));
        }
        return map;
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left).toMillis());
        }
    }
}
