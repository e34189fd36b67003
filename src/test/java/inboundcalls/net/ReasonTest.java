package inboundcalls.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReasonTest {
    @Test
    void leavesTheSystemCallOut() {
        String native98 = "bind(..) failed with error(-98): Address already in use";
        assertEquals("Address already in use", Reason.of(new IOException(native98)));
    }

    @Test
    void keepsWhatIsPlain() {
        assertEquals("Connection reset", Reason.of(new IOException("Connection reset")));
    }

    @Test
    void namesAFailureThatHasNoWords() {
        assertEquals("IOException", Reason.of(new IOException()));
    }
}
