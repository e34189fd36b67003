package inboundcalls.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard error where journald reads it: every line is an error, and says so in front. Like any {@code PrintStream}'s, for one writer at a time. */
public final class ErrorStream extends FilterOutputStream {
    private static final int ERROR = 3;

    private final byte[] prefix = Journal.prefix(ERROR).getBytes(US_ASCII);
    private boolean lineBegins = true;

    public ErrorStream(OutputStream stream) {
        super(new BufferedOutputStream(stream));
    }

    @Override
    public void write(int one) throws IOException {
        if (lineBegins) {
            out.write(prefix);
        }
        out.write(one);
        lineBegins = one == '\n';
    }
}
