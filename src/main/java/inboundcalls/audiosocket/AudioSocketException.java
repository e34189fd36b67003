package inboundcalls.audiosocket;

/** The peer does not speak AudioSocket. The message says what came and what was expected; there is no stack trace, for it is no bug of ours. */
public final class AudioSocketException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AudioSocketException(String message) {
        super(message, null, false, false);
    }
}
