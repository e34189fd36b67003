package inboundcalls.net;

import io.netty.channel.ChannelException;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Errors.NativeIoException;
import java.lang.reflect.InvocationTargetException;
import java.util.regex.Pattern;

/** Why the network failed, in the words of the operating system. */
public final class Reason {
    /** What Netty's native transport puts before them. */
    private static final Pattern SYSTEM_CALL = Pattern.compile("^\\w+\\(\\.\\.\\) failed with error\\(-?\\d+\\): ");

    private Reason() {}

    /** Whether the network lost the other side, which itself neither closed nor reset anything. */
    public static boolean isLoss(Throwable failure) {
        return failure instanceof NativeIoException system
                && system.expectedErr() != Errors.ERRNO_ECONNRESET_NEGATIVE
                && system.expectedErr() != Errors.ERRNO_EPIPE_NEGATIVE;
    }

    /** Never empty: a failure without words is told by its class. */
    public static String of(Throwable failure) {
        if (isWrapping(failure)) {
            return of(failure.getCause());
        }
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : SYSTEM_CALL.matcher(message).replaceFirst("");
    }

    /**
     * Around the cause for which there could be no channel Netty has exceptions whose words are names of classes, and around the one for which
     * nothing more can be written one that says just that.
     */
    private static boolean isWrapping(Throwable failure) {
        boolean wrapping = failure instanceof ChannelException
                || failure instanceof InvocationTargetException
                || failure instanceof ChannelOutputShutdownException;
        return wrapping && failure.getCause() != null;
    }
}
