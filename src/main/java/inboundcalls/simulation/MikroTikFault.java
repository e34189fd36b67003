package inboundcalls.simulation;

/** How the simulated MikroTik API fails at {@code /query}. */
public enum MikroTikFault {
    NONE,
    /** Status 500 with a JSON body. */
    STATUS_500,
    /** Status 200 with a page, as from a proxy between. */
    HTML,
    /** {@code "success": false}, with a reason. */
    DECLINE,
    /** Half an answer, then nothing, with the connection kept open. */
    HANG_IN_BODY,
    /** The connection closed without a word. */
    DROP
}
