package inboundcalls.simulation;

/** How the simulated ARI fails, whoever asks for what. */
public enum AriFault {
    NONE,
    STATUS_500,
    /** As from an Asterisk whose HTTP server is on and whose ARI is not. */
    STATUS_404,
    /** Status 200 with a page, as from a web server that is no ARI. */
    HTML,
    /** The connection closed without a word. */
    DROP
}
