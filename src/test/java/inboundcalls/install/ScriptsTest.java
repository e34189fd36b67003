package inboundcalls.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.DebianTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ShellCheck has to say of the scripts: nothing. */
class ScriptsTest {
    /** Functions that an argument names look to it as if nobody called them. */
    private static final String CALLED_BY_NAME = "SC2317";

    @Test
    void areWithoutFault() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-x", "-e", CALLED_BY_NAME));
        for (String folder : List.of("scripts", "src/test/scripts")) {
            try (Stream<Path> scripts = Files.list(Path.of(folder))) {
                scripts.map(Path::toString).sorted().forEach(arguments::add);
            }
        }
        assertEquals("", new DebianTool("shellcheck", "shellcheck").run(arguments));
    }
}
