package inboundcalls.simulation;

import java.util.Locale;

/** How the simulated MikroTik API fails. */
public enum MikroTikFault {
    NONE,
    /** The right answer, eight seconds late: within what the API is given, and long for a caller. */
    SLOW,
    /** Status 500 with a JSON body. */
    STATUS_500,
    /** Status 200 with a page, as from a proxy between. */
    HTML,
    /** Status 200 with JSON that breaks off. */
    BAD_JSON,
    /** {@code "success": false}, with a reason. */
    DECLINE,
    /** Half an answer, then nothing, with the connection kept open. */
    HANG_IN_BODY,
    /** The connection closed without a word. */
    DROP;

    /** On the command line: small letters with dashes. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
