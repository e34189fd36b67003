package inboundcalls.load;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One load test from the first call to the figures: dials, waits until the calls are up and warm, counts, hangs up. The phones live on one loop,
 * the simulated model on another; this on the thread that runs it.
 */
public final class LoadRun {
    private static final int PATIENCE_SECONDS = 10;
    private static final long CROWD_AFTER_NANOS = SECONDS.toNanos(2);

    private final LoadPlan plan;
    private final Progress progress;
    private final LoadMeters meters = new LoadMeters();
    /** Of the crowd, so that the calls that were up are told apart from it. */
    private final LoadMeters crowdMeters = new LoadMeters();

    private final CallTally tally = new CallTally();
    private final Recordings recordings = Recordings.load();
    private final List<CallLink> links;

    private LoadRun(LoadPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.links = IntStream.range(0, plan.allCalls())
                .mapToObj(i -> new CallLink())
                .toList();
    }

    /** {@code out} is told how it goes; {@code terminal}: a person looks on. */
    public static LoadReport run(LoadPlan plan, LoadTarget target, Gate gate, PrintWriter out, boolean terminal)
            throws IOException, InterruptedException {
        LoadRun run = new LoadRun(plan, new Progress(out, terminal));
        ModelSide model = new ModelSide(run.links.subList(0, plan.calls()), run.meters);
        try (LoadStage stage = new LoadStage(target, plan.allCalls(), run.recordings, model, out)) {
            LoadResult result = run.call(stage);
            return new LoadReport(result, gate.limits(result));
        }
    }

    private LoadResult call(LoadStage stage) throws IOException, InterruptedException {
        UseMeter use = new UseMeter(stage, tally, meters);
        EventLoopGroup group = Transport.available().group(1, "phones");
        try {
            Phones phones = phones(group.next());
            List<Caller> callers = callers(phones, 0, plan.calls());
            List<Caller> crowd = callers(phones.counted(crowdMeters), plan.calls(), plan.crowd());
            dial(callers, stage);
            settle();
            LoadResult result = count(stage, use, () -> come(crowd, phones.loop(), stage));
            Stream.concat(callers.stream(), crowd.stream()).forEach(Caller::hangUp);
            return result;
        } finally {
            group.shutdownGracefully(0, 5, SECONDS).syncUninterruptibly();
        }
    }

    private Phones phones(EventLoop loop) {
        Questions questions = plan.tones() ? Questions.whistled() : Questions.spoken(recordings);
        return new Phones(loop, new Metronome(loop), questions, meters, tally);
    }

    private List<Caller> callers(Phones phones, int first, int calls) {
        return IntStream.range(first, first + calls)
                .mapToObj(i -> new Caller(i, plan, phones, links.get(i)))
                .toList();
    }

    /** While counting goes on. */
    private void come(List<Caller> crowd, EventLoop loop, LoadStage stage) {
        for (int i = 0; i < crowd.size(); i++) {
            Caller caller = crowd.get(i);
            long delay = plan.crowdRamp().toNanos() * i / crowd.size();
            loop.schedule(() -> caller.dial(stage.address()), CROWD_AFTER_NANOS + delay, NANOSECONDS);
        }
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

    /** {@code begun} is run when counting has begun. */
    private LoadResult count(LoadStage stage, UseMeter use, Runnable begun) throws IOException, InterruptedException {
        try (IdleTimer idle = IdleTimer.start()) {
            use.start();
            meters.count(true);
            crowdMeters.count(true);
            begun.run();
            long start = System.nanoTime();
            for (int second = 1; second <= plan.duration().toSeconds(); second++) {
                sleepUntil(start + SECONDS.toNanos(second));
                use.sample();
                progress.tick("counting", tally, meters);
            }
            meters.count(false);
            double seconds = (System.nanoTime() - start) / 1e9;
            use.stop();
            Thread.sleep(200);
            progress.end();
            return result(stage, seconds, use, idle.stop());
        }
    }

    private LoadResult result(LoadStage stage, double seconds, UseMeter use, Quantiles idle) {
        Map<Time, Quantiles> times = all(Time.class, meters::times);
        times.put(Time.WELCOME, crowdMeters.times(Time.WELCOME));
        return new LoadResult(
                plan,
                stage.address().getAddress().getHostAddress() + ":"
                        + stage.address().getPort(),
                tally.up(),
                tally.dropped(),
                tally.reasons(),
                seconds,
                times,
                all(Event.class, meters::times),
                meters.refusals(),
                use.server(),
                use.own(),
                idle,
                use.functions(),
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
