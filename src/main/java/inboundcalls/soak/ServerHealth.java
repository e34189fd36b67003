package inboundcalls.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process of this machine holds, by the kernel's own account. */
record ServerHealth(long descriptors, long threads) {
    static ServerHealth of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        return new ServerHealth(count(process.resolve("fd")), count(process.resolve("task")));
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    @Override
    public String toString() {
        return descriptors + " file descriptors, " + threads + " threads";
    }
}
