package inboundcalls;

import static java.nio.charset.StandardCharsets.UTF_8;

import inboundcalls.command.Root;
import inboundcalls.log.ErrorStream;
import inboundcalls.log.Journal;
import inboundcalls.log.LogSetup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;

/** The program's entry: the same text and the same numbers whatever the environment's language, then the command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        System.setOut(utf8(new FileOutputStream(FileDescriptor.out)));
        System.setErr(utf8(Journal.takes(Journal.STDERR) ? new ErrorStream(err) : err));
        int status = Root.commandLine(writer(System.out), writer(System.err)).execute(args);
        LogSetup.stop();
        System.exit(status);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, UTF_8);
    }
}
