package inboundcalls.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the head of {@code conf/haproxy.cfg} tells those to do who set it up. */
class BalancerFileTest {
    private String head;
    private String rest;

    @BeforeEach
    void read() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("conf", "haproxy.cfg"));
        head = lines.stream().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
        rest = lines.stream().dropWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
    }

    @Test
    void namesEveryVariable() {
        Set<String> used = Pattern.compile("\\$\\{([A-Z0-9_]+)")
                .matcher(rest)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(used.size() > 3, used::toString);
        used.removeIf(head::contains);
        assertEquals(Set.of(), used);
    }

    /** Its calls would come from nowhere else. */
    @Test
    void bindsTheAddressThatTheServersTakeForTheBalancer() {
        Pattern bind = Pattern.compile(
                "AUDIOSOCKET_BIND=([0-9.]+):9092\\b.*proxy-protocol\\.from = \\[\"\\1\"]", Pattern.DOTALL);
        assertTrue(bind.matcher(head).find(), head);
    }

    /** What is set there takes the place of the package's own. */
    @Test
    void keepsTheMasterSocketOfDebian() {
        assertTrue(head.contains("EXTRAOPTS=\"-S /run/haproxy-master.sock "), head);
    }
}
