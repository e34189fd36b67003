package inboundcalls.simulation;

/** What can happen to the connection of a session. */
public enum ConnectionFault {
    /** Closed without a word. */
    DROP,
    /** Reset. */
    RESET,
    /** A close frame that tells of an error of the provider's. */
    SERVER_ERROR,
    /** Open, but nothing is read any more, and nothing comes. */
    FROZEN,
    /** Bytes that are no frame. */
    GARBAGE,
    /** The head of a message that is longer than any. */
    TOO_LONG,
    /** Messages that are no events: bytes, JSON that breaks off, JSON of something else. The session is as before. */
    NONSENSE
}
