package inboundcalls.net;

import java.util.regex.Pattern;

/** Why the network failed, in the words of the operating system. */
public final class Reason {
    /** What Netty's native transport puts before them. */
    private static final Pattern SYSTEM_CALL = Pattern.compile("^\\w+\\(\\.\\.\\) failed with error\\(-?\\d+\\): ");

    private Reason() {}

    /** Never empty: a failure without words is told by its class. */
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : SYSTEM_CALL.matcher(message).replaceFirst("");
    }
}
