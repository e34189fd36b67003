package inboundcalls.trial;

/**
 * One sound that was heard.
 *
 * @param own the name of the server's own sound that it is, empty for anything else
 * @param startNanos when its first block came, of {@link System#nanoTime}
 * @param millis from its first block to its last, pauses included
 * @param loudMillis without them
 * @param energy mean square of its loud samples, of full scale
 */
record HeardSound(String own, long startNanos, long millis, long loudMillis, double energy) {
    /** Shorter is a click, a key or a blip. */
    private static final int LEAST_MILLIS = 160;

    boolean isSpeech() {
        return own.isEmpty() && loudMillis >= LEAST_MILLIS;
    }

    boolean isOwn() {
        return !own.isEmpty();
    }
}
