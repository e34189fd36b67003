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
    FROZEN
}
