package inboundcalls.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the server has written, and how its process ended. */
record ServerLog(List<String> lines, int exitStatus) {
    private static final int TERMINATED = 143;
    private static final Predicate<String> TRACE = Pattern.compile(
                    "^\\s+at [\\w.$/@]+\\(|Exception|Fallo interno|LEAK:")
            .asPredicate();

    /** What should not be in it, and the calls that have not ended exactly once in it. */
    List<String> faults(List<UUID> calls) {
        List<String> faults = new ArrayList<>();
        lines.stream().filter(TRACE).forEach(line -> faults.add("in the server's log: " + line));
        List<String> ends = lines.stream()
                .filter(line -> line.contains("Llamada terminada"))
                .toList();
        for (UUID call : calls) {
            long ended =
                    ends.stream().filter(line -> line.contains(call.toString())).count();
            if (ended != 1) {
                faults.add(call + ": ended " + ended + " times in the server's log");
            }
        }
        if (exitStatus != 0 && exitStatus != TERMINATED) {
            faults.add("the server ended with status " + exitStatus);
        }
        return faults;
    }
}
