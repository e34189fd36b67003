package inboundcalls.load;

import java.io.IOException;
import java.util.IntSummaryStatistics;
import java.util.Optional;

/** What the server and this process use while counting is on, and what else is looked at once a second. Lives on one thread. */
final class UseMeter {
    private final CallTally tally;
    private final LoadMeters meters;
    private final ProcessMeter own = new ProcessMeter(ProcessHandle.current().pid());
    private final Optional<ProcessMeter> server;
    private final Optional<AllocationMeter> allocation;
    private final IntSummaryStatistics calls = new IntSummaryStatistics();
    private final IntSummaryStatistics functions = new IntSummaryStatistics();

    /** @throws IOException when nothing can be told of the server's process */
    UseMeter(LoadStage stage, CallTally tally, LoadMeters meters) throws IOException {
        this.tally = tally;
        this.meters = meters;
        this.server = stage.pid().isPresent()
                ? Optional.of(new ProcessMeter(stage.pid().get()))
                : Optional.empty();
        this.allocation = stage.ownPid().map(AllocationMeter::new);
    }

    /** Counts from now on. */
    void start() throws IOException, InterruptedException {
        if (allocation.isPresent()) {
            allocation.get().start();
        }
        server.ifPresent(ProcessMeter::start);
        own.start();
    }

    void sample() {
        server.ifPresent(ProcessMeter::sample);
        own.sample();
        calls.accept(tally.up() - tally.dropped());
        functions.accept(meters.functions());
    }

    /** Counts up to now. */
    void stop() throws IOException, InterruptedException {
        server.ifPresent(ProcessMeter::stop);
        own.stop();
        if (allocation.isPresent()) {
            allocation.get().stop();
        }
    }

    /** Nothing when its process is not known. */
    Optional<ProcessUse> server() {
        double seconds = own.seconds() * calls.getAverage();
        return server.map(meter -> meter.use(calls.getAverage(), allocation.map(bytes -> bytes.kib() / seconds)));
    }

    ProcessUse own() {
        return own.use(calls.getAverage(), Optional.empty());
    }

    /** For which the model waited. */
    Gauge functions() {
        return Gauge.of(functions);
    }
}
