package inboundcalls.simulation;

/**
 * Is told what happens in the sessions of a {@link LeanRealtime}. Called on its one event loop; it must not block. {@code nanos} is
 * {@link System#nanoTime()}; sessions are counted from 0.
 */
public interface LeanTap {
    /**
     * A mark in the caller's sound.
     *
     * @param nanos when the event came that its beginning was in
     * @param start the sample of the session's sound, at 24 kHz, that it begins with
     */
    default void marked(int session, Mark mark, long nanos, long start) {}

    /** {@code speech_started} was sent. */
    default void speechStarted(int session, long nanos) {}

    /** The first sound of an answer was sent. */
    default void answerBegun(int session, long nanos) {}

    /** All sound of an answer was sent: so much of it; an answer that is cut short is told as 0. */
    default void answerEnded(int session, long millis) {}

    /** The function was called. */
    default void asked(int session) {}

    /** A function's result was given. */
    default void told(int session) {}

    /** A client event was refused. */
    default void refused(String code, String message) {}

    /** Listens to nothing. */
    static LeanTap none() {
        return new LeanTap() {};
    }
}
