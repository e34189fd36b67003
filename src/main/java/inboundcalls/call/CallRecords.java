package inboundcalls.call;

/** Takes what is kept of calls, each when it is over. */
public interface CallRecords {
    /** On a call's loop: never waits, never throws. */
    void add(CallRecord record);

    /** No call is left: blocks until what was taken is kept, for so long at most. */
    void close(long millis);

    /** Nothing is kept. */
    static CallRecords none() {
        return new CallRecords() {
            @Override
            public void add(CallRecord record) {}

            @Override
            public void close(long millis) {}
        };
    }
}
