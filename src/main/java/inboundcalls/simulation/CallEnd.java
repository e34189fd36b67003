package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;

/** How a simulated Asterisk saw its call end. */
public record CallEnd(Kind kind, String detail) {
    /** The ends that Asterisk tells apart, and the faults that make it drop a call. */
    public enum Kind {
        /** The phone hung up. */
        CALLER_HUNG_UP,
        /** 0x00, or an orderly close: the dialplan goes on. */
        SERVER_HUNG_UP,
        /** The connection was refused. */
        REFUSED,
        /** The connection was reset, so that the caller is dropped. */
        RESET,
        /** A message of a kind that only Asterisk sends, or that there is not. */
        WRONG_KIND,
        /** A message without payload. */
        EMPTY_MESSAGE,
        /** A payload more than 5 ms behind its header. */
        LATE_PAYLOAD,
        /** The server reads no more. */
        SERVER_STALLED,
        /** Neither phone nor server sent anything for two seconds. */
        NO_TRAFFIC
    }

    public CallEnd {
        requireNonNull(kind);
        requireNonNull(detail);
    }
}
