package inboundcalls.load;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A load test's result for the eye. */
final class ReportTable {
    private final LoadResult result;

    ReportTable(LoadResult result) {
        this.result = result;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%s calls for %.0f s against %s: %d up, %d failed, %d dropped",
                calls(), result.seconds(), result.server(), result.up(), result.failed(), result.dropped()));
        result.reasons().forEach((why, calls) -> lines.add(text("  %d × %s", calls, why)));
        lines.add(text("%-36s %9s %8s %8s %8s %8s %8s", "in ms", "count", "p50", "p95", "p99", "p99.9", "max"));
        for (Time time : Time.values()) {
            lines.add(row(time.label(), result.time(time)));
        }
        lines.add(row("an idle 20 ms timer beside all this", result.idleTimer()));
        lines.add(frames());
        lines.add(turns());
        result.refusals().forEach((code, events) -> lines.add(text("  %d × refused: %s", events, code)));
        lines.addAll(processes());
        return lines;
    }

    private String calls() {
        int crowd = result.plan().crowd();
        return result.plan().calls() + (crowd == 0 ? "" : " and " + crowd);
    }

    private static String row(String label, Quantiles times) {
        if (times.count() == 0) {
            return text("%-36s %9s", label, "-");
        }
        return text(
                "%-36s %9d %8.1f %8.1f %8.1f %8.1f %8.1f",
                label, times.count(), times.p50(), times.p95(), times.p99(), times.p999(), times.max());
    }

    private String frames() {
        return text(
                "frames: %d sent, %d heard, %.0f %% of these speech; lost: %d to the model, %d to the phone; deadlines lost: %d, gained: %d;"
                        + " pauses in answers: %d; marks lost: %d",
                result.event(Event.FRAMES_SENT),
                result.event(Event.FRAMES_HEARD),
                100 * result.audibleShare(),
                result.event(Event.UPLINK_FRAMES_LOST),
                result.event(Event.DOWNLINK_FRAMES_LOST),
                result.event(Event.DEADLINES_LOST),
                result.event(Event.DEADLINES_GAINED),
                result.event(Event.PAUSES),
                result.event(Event.MARKS_LOST));
    }

    private String turns() {
        return text(
                "turns: %d, unanswered: %d; interruptions: %d; keys: %d; events refused by the model: %d; functions awaited by the model: %.0f, at most %d",
                result.event(Event.TURNS),
                result.event(Event.UNANSWERED_TURNS),
                result.event(Event.INTERRUPTIONS),
                result.event(Event.DIGITS),
                result.event(Event.REFUSED_EVENTS),
                result.functions().mean(),
                result.functions().most());
    }

    private List<String> processes() {
        List<String> lines = new ArrayList<>();
        result.serverUse()
                .ifPresent(use -> lines.add(text(
                        "server, process %d: %.2f cores, %.2f ms of CPU per call-second, %.0f MiB resident",
                        use.pid(), use.cores(), use.millisPerCallSecond(), use.residentMib())));
        result.serverUse()
                .flatMap(ProcessUse::allocatedKib)
                .ifPresent(kib -> lines.add(text("server's JVM: %.0f KiB allocated per call-second", kib)));
        ProcessUse own = result.ownUse();
        lines.add(text(
                "load tool: %.2f cores, %.0f MiB; machine: %d cores, load average %.1f",
                own.cores(), own.residentMib(), Runtime.getRuntime().availableProcessors(), result.loadAverage()));
        return lines;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
