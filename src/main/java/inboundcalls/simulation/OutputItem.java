package inboundcalls.simulation;

/** One item of a response while it is made: begun once, gone on with until it is complete, ended once. */
interface OutputItem {
    void begin();

    /** Sends the next piece, and returns how long it lasts when it is heard, in milliseconds; 0 for what is not. */
    long proceed();

    boolean isComplete();

    /** Sends its closing events, also when it is not complete. */
    void end();

    Item item();
}
