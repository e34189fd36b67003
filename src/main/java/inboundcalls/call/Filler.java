package inboundcalls.call;

/** Says that an answer takes a moment. Lives on the call's event loop. */
interface Filler {
    /** Says nothing: what follows begins at once. */
    static Filler none() {
        return new Filler() {
            @Override
            public void begin(Runnable then) {
                then.run();
            }

            @Override
            public void stop() {}
        };
    }

    /** Begins; {@code then} has the next sound follow. */
    void begin(Runnable then);

    /** Nothing more of it is wanted, heard or not. No error when it has not begun. */
    void stop();
}
