package inboundcalls.realtime;

import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of a WebSocket says of the session's. */
final class CloseReader {
    /** The engine's own codes for ends that no close frame told. */
    private static final int NEVER_CONNECTED = -1;

    private static final int ABNORMAL_CLOSE = 1006;
    /** The engine tells a refused handshake in these words alone. */
    private static final Pattern REFUSED_STATUS = Pattern.compile("Invalid status code received: (\\d{3})");

    private CloseReader() {}

    /** {@code fault}: what the connection failed of, or empty. */
    static SessionEnd read(int code, String reason, String fault) {
        Matcher refused = REFUSED_STATUS.matcher(reason);
        if (refused.find()) {
            return new SessionEnd(refusal(Integer.parseInt(refused.group(1))), "HTTP " + refused.group(1));
        }
        if (code == NEVER_CONNECTED) {
            String detail = fault.isEmpty() ? "the connection was closed during the handshake" : fault;
            return new SessionEnd(Kind.UNREACHABLE, detail);
        }
        boolean broke = code == ABNORMAL_CLOSE && !fault.isEmpty();
        return new SessionEnd(Kind.LOST, broke ? fault : (code + " " + reason).strip());
    }

    private static Kind refusal(int status) {
        return switch (status) {
            case 401, 403 -> Kind.KEY_REFUSED;
            case 404 -> Kind.MODEL_UNKNOWN;
            case 429 -> Kind.LIMITED;
            case 408, 500, 502, 503, 504 -> Kind.UNAVAILABLE;
            default -> Kind.REFUSED;
        };
    }
}
