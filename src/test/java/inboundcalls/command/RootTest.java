package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class RootTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsHelpAndVersion() {
        assertEquals(0, execute("--help"));
        assertTrue(out.toString().contains("serve"), out::toString);
        assertEquals(0, execute("--version"));
        assertTrue(out.toString().contains("openai-inbound-calls 1."), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void meetsAWrongUseWithOneMessageAndStatusTwo() {
        assertEquals(2, execute("serve", "--chek"));
        assertTrue(err.toString().startsWith("error: Unknown option: '--chek'\n"), err::toString);
        assertEquals(2, execute());
        assertEquals(2, execute("serv"));
    }

    @Test
    void refusesToAllowWhatIsNoNetwork() {
        assertEquals(2, execute("demo", "--serve", "--allow", "10.0.0.0/99"));
        assertTrue(err.toString().startsWith("error: --allow: network: 10.0.0.0/99 (expected: "), err::toString);
    }

    @Test
    void meetsAWrongConfigurationWithALineForEachProblemAndStatusTwo(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.conf"), "inbound-calls { admin.port = x, vois = y }");
        assertEquals(2, execute("serve", "--check", "--config", file.toString()));
        assertTrue(
                err.toString().startsWith("error: the configuration cannot be used\n  inbound-calls."), err::toString);
        assertTrue(err.toString().contains("  inbound-calls.admin.port [" + file + ": 1]: \"x\""), err::toString);
        assertTrue(err.toString().contains("  inbound-calls.vois [" + file + ": 1]: unknown key"), err::toString);
    }

    @Test
    void checksSettingsThatAreRight(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.conf"), "inbound-calls.realtime.url = \"ws://127.0.0.1:1/v1/realtime\"");
        assertEquals(0, execute("serve", "--check", "--config", file.toString()), err::toString);
        assertEquals("", err.toString());
    }

    @Test
    void meetsOtherFailuresWithOneLineAndStatusOne() {
        assertEquals(1, execute(new Failing(new IOException("port 9092 is taken")), "fail"));
        assertEquals("error: port 9092 is taken\n", err.toString());
        assertEquals(1, execute(new Failing(new NoSuchFileException("/a")), "fail"));
        assertTrue(err.toString().endsWith("error: java.nio.file.NoSuchFileException: /a\n"), err::toString);
    }

    private int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    private int execute(Failing command, String... arguments) {
        CommandLine root = commandLine();
        root.addSubcommand(new CommandLine(command).setErr(root.getErr()).setExecutionExceptionHandler(new Failures()));
        return root.execute(arguments);
    }

    private CommandLine commandLine() {
        return Root.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Command(name = "fail")
    record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
