package inboundcalls.command;

import inboundcalls.load.Gate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a load test must not be worse than. */
public final class LoadLimitOptions {
    @Option(
            names = "--max-lost",
            paramLabel = "CALLS",
            defaultValue = "0",
            description = "Fail when more calls failed or were dropped (default: ${DEFAULT-VALUE}).")
    private int lost;

    @Option(
            names = "--max-lost-frames",
            paramLabel = "FRAMES",
            description = "Fail when more frames were lost on their way to the model or to the phone.")
    private Optional<Double> frames = Optional.empty();

    @Option(names = "--max-p99", paramLabel = "MS", description = "Fail when frames at the phone are later, p99.")
    private Optional<Double> pacing = Optional.empty();

    @Option(
            names = "--max-late",
            paramLabel = "MS",
            description = "Fail when any frame at the phone is later, but for those of --crowd.")
    private Optional<Double> worst = Optional.empty();

    @Option(
            names = "--max-uplink-p99",
            paramLabel = "MS",
            description = "Fail when the caller's sound takes longer to the model, p99.")
    private Optional<Double> uplink = Optional.empty();

    @Option(
            names = "--max-first-frame-p99",
            paramLabel = "MS",
            description = "Fail when the model's first delta takes longer to the phone, p99.")
    private Optional<Double> firstFrame = Optional.empty();

    @Option(
            names = "--max-barge-in-p99",
            paramLabel = "MS",
            description = "Fail when the phone takes longer to fall silent after speech_started, p99.")
    private Optional<Double> bargeIn = Optional.empty();

    @Option(
            names = "--max-cpu",
            paramLabel = "MS",
            description = "Fail when the server uses more CPU for a second of a call.")
    private Optional<Double> cpu = Optional.empty();

    @Option(names = "--max-memory", paramLabel = "MIB", description = "Fail when the server's resident memory is more.")
    private Optional<Double> memory = Optional.empty();

    Gate gate() {
        return new Gate(lost, frames, pacing, worst, uplink, firstFrame, bargeIn, cpu, memory);
    }
}
