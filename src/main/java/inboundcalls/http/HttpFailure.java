package inboundcalls.http;

import io.netty.handler.codec.TooLongFrameException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why an exchange ended without an answer. It is an expected end of a network: it has no stack trace. */
public final class HttpFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public enum Kind {
        UNKNOWN_HOST,
        REFUSED,
        UNREACHABLE,
        /** TLS did not come about: a certificate that does not fit, or a peer that does not speak it. */
        UNTRUSTED,
        /** The deadline passed, in whatever stage. */
        TIMEOUT,
        /** Body or headers beyond the limit. */
        TOO_LARGE,
        /** Closed, reset or not HTTP before the answer was complete. */
        BROKEN
    }

    private final Kind kind;

    HttpFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static HttpFailure whileConnecting(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return of(Kind.UNKNOWN_HOST, cause);
        }
        return of(cause instanceof ConnectException ? Kind.REFUSED : Kind.UNREACHABLE, cause);
    }

    static HttpFailure whileTalking(Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            return new HttpFailure(Kind.TOO_LARGE, "headers or body beyond the limit");
        }
        boolean tls = cause instanceof SSLException || cause.getCause() instanceof SSLException;
        return of(tls ? Kind.UNTRUSTED : Kind.BROKEN, cause);
    }

    public Kind kind() {
        return kind;
    }

    private static HttpFailure of(Kind kind, Throwable cause) {
        return new HttpFailure(kind, String.valueOf(cause.getMessage()));
    }
}
