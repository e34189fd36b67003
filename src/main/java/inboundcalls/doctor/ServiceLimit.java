package inboundcalls.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system lets the installed service have, as it says of its process.
 *
 * @param group the unit's folder among the control groups
 * @param processes usually {@code /proc}
 */
record ServiceLimit(Path group, Path processes) {
    /** The first number is the soft limit, which a JVM has made the hard one. */
    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+).*");

    static ServiceLimit ofSystemd() {
        return new ServiceLimit(Path.of("/sys/fs/cgroup/system.slice/openai-inbound-calls.service"), Path.of("/proc"));
    }

    /** Empty when the service does not run. */
    OptionalLong openFiles() {
        try {
            List<String> pids = Files.readAllLines(group.resolve("cgroup.procs"));
            Path limits =
                    processes.resolve(pids.isEmpty() ? "none" : pids.get(0)).resolve("limits");
            return Files.readAllLines(limits).stream()
                    .map(OPEN_FILES::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(limit -> Long.parseLong(limit.group(1)))
                    .findFirst();
        } catch (IOException notRunning) {
            return OptionalLong.empty();
        }
    }
}
