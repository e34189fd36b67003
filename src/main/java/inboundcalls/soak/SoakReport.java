package inboundcalls.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of it.
 *
 * @param lines for a person
 * @param faults what was not as it must be; nothing when all was
 */
public record SoakReport(List<String> lines, List<String> faults) {
    private static final int SLACK = 8;

    public SoakReport {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    static SoakReport of(
            SoakTally tally, Map<Fault, Integer> injected, ServerHealth before, ServerHealth after, ServerLog log) {
        List<String> lines = new ArrayList<>();
        lines.add("calls: " + tally.describe());
        lines.add("faults: "
                + injected.values().stream().mapToInt(Integer::intValue).sum() + " " + injected);
        lines.add("server before: " + before + "; after: " + after + "; exit status " + log.exitStatus());
        List<String> faults = new ArrayList<>(tally.failed());
        faults.addAll(log.faults(tally.calls()));
        int broken = injected.entrySet().stream()
                .filter(entry -> entry.getKey().api().isPresent())
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (tally.failedQuestions() > broken) {
            faults.add(tally.failedQuestions() + " questions failed, " + broken + " of them were made to");
        }
        if (after.descriptors() > before.descriptors() + SLACK || after.threads() > before.threads() + SLACK) {
            faults.add("the server kept " + after + " (before: " + before + ")");
        }
        return new SoakReport(lines, faults);
    }
}
