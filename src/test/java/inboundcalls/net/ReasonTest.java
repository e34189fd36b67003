package inboundcalls.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.ChannelException;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

final class ReasonTest {
    @Test
    void leavesTheSystemCallOut() {
        String native98 = "bind(..) failed with error(-98): Address already in use";
        assertEquals("Address already in use", Reason.of(new IOException(native98)));
    }

    @Test
    void saysWhyThereIsNoChannel() {
        String native24 = "newSocketStream(..) failed with error(-24): Too many open files";
        Throwable made = new ChannelException(new IOException(native24));
        Throwable wrapped = new ChannelException("Unable to create Channel", new InvocationTargetException(made));
        assertEquals("Too many open files", Reason.of(wrapped));
    }

    @Test
    void saysWhyNothingMoreCouldBeWritten() {
        Throwable reset = new IOException("writevAddresses(..) failed with error(-104): Connection reset by peer");
        Throwable shut = new ChannelOutputShutdownException("Channel output shutdown", reset);
        assertEquals("Connection reset by peer", Reason.of(shut));
    }

    @Test
    void keepsWhatIsPlain() {
        assertEquals("Connection reset", Reason.of(new IOException("Connection reset")));
    }

    @Test
    void tellsALossFromAnEndThatTheOtherSideMade() {
        assumeTrue(Epoll.isAvailable());
        assertTrue(Reason.isLoss(new NativeIoException("read", -110)));
        assertFalse(Reason.isLoss(new NativeIoException("read", Errors.ERRNO_ECONNRESET_NEGATIVE)));
        assertFalse(Reason.isLoss(new NativeIoException("write", Errors.ERRNO_EPIPE_NEGATIVE)));
        assertFalse(Reason.isLoss(new IOException("Connection reset")));
    }

    @Test
    void namesAFailureThatHasNoWords() {
        assertEquals("IOException", Reason.of(new IOException()));
    }
}
