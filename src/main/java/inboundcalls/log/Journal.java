package inboundcalls.log;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What systemd's journal wants of a service's console: sd-daemon(3). Thread-safe. */
public final class Journal {
    public static final int STDOUT = 1;
    public static final int STDERR = 2;

    private static final String STREAM = "JOURNAL_STREAM";

    private Journal() {}

    /** Whether a file descriptor of this process leads there. A pipe or a file that a service redirects its console to does not. */
    public static boolean takes(int descriptor) {
        return leadsTo(System.getenv().getOrDefault(STREAM, ""), Path.of("/proc/self/fd/" + descriptor));
    }

    /** What a line begins with that is so urgent, as syslog counts: 3 error, 4 warning, 6 information, 7 debugging. */
    static String prefix(int severity) {
        return "<" + severity + ">";
    }

    static boolean leadsTo(String deviceAndInode, Path stream) {
        requireNonNull(deviceAndInode);
        try {
            return deviceAndInode.equals(
                    Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino"));
        } catch (IOException | UnsupportedOperationException noSuchSystem) {
            return false;
        }
    }
}
