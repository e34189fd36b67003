package inboundcalls.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.DebianTool;
import inboundcalls.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that {@code scripts/install.sh} installs, as systemd itself reads it. */
class UnitIT {
    private static final String SHIPPED = "conf/systemd/openai-inbound-calls.service";
    private static final DebianTool ANALYZE = new DebianTool("systemd-analyze", "systemd");
    /** In tenths; a unit that shields nothing has 96. */
    private static final int LARGEST_EXPOSURE = 15;
    /** What {@code call.drain-timeout} may be, and what comes after it: the goodbyes, and the process's own end. */
    private static final long LONGEST_END_SECONDS = 600 + Server.LONGEST_END.toSeconds() + 10;

    @TempDir
    private Path directory;

    private String unit;

    @BeforeEach
    void install() throws IOException, InterruptedException {
        try (TrialMachine machine = new TrialMachine(directory)) {
            machine.install();
            unit = machine.unit().toString();
        }
    }

    @Test
    void isOneThatSystemdUnderstands() throws IOException, InterruptedException {
        assertEquals("", ANALYZE.run(List.of("verify", unit)));
    }

    /** As it is shipped, for a user of its own. */
    @Test
    void leavesLittleToWhoeverTakesTheServerOver() throws IOException, InterruptedException {
        String said = ANALYZE.run(
                List.of("security", "--offline=true", "--no-pager", "--threshold=" + LARGEST_EXPOSURE, SHIPPED));
        System.out.println(said.substring(said.lastIndexOf("Overall")));
    }

    @Test
    void waitsLongerThanTheServerDrains() throws IOException {
        int seconds = Pattern.compile("(?m)^TimeoutStopSec=(\\d+)$")
                .matcher(Files.readString(Path.of(unit)))
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
        assertTrue(seconds > LONGEST_END_SECONDS, "TimeoutStopSec=" + seconds);
    }
}
