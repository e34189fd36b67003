package inboundcalls.simulation;

/**
 * Is told all that passes through a {@link SimulatedRealtime}. Called on the sessions' event loops, of several sessions at once perhaps; it
 * must not block. {@code nanos} is {@link System#nanoTime()}; sessions are counted from 0.
 */
public interface RealtimeTap {
    /** An event to the client, just before it is written. */
    default void sent(int session, long nanos, String json) {}

    /** A text message from the client, before it is judged. */
    default void received(int session, long nanos, String json) {}

    /** A client event was answered with an error that no scenario asked for; {@link #sent} is told of it too. */
    default void refused(int session, String code, String message) {}

    /** The session's connection is closed. */
    default void closed(int session) {}

    /** Listens to nothing. */
    static RealtimeTap none() {
        return new RealtimeTap() {};
    }
}
