package inboundcalls.call;

/** Takes what is kept of calls, each when it is over. */
public interface CallRecords {
    /** On a call's loop: never waits, never throws. */
    void add(CallRecord record);

    /** How many have been kept. From any thread. */
    long written();

    /** How many could not be. From any thread. */
    long lost();

    /** No call is left: blocks until what was taken is kept, for so long at most. */
    void close(long millis);

    /** Nothing is kept. */
    static CallRecords none() {
        return new CallRecords() {
            @Override
            public void add(CallRecord record) {}

            @Override
            public long written() {
                return 0;
            }

            @Override
            public long lost() {
                return 0;
            }

            @Override
            public void close(long millis) {}
        };
    }
}
