package inboundcalls.realtime;

/**
 * Tokens as the provider counts and bills them, of one response or of many.
 *
 * @param inputText what the model read; what came from the provider's cache is part of it
 * @param inputAudio as inputText, of sound
 * @param cachedText how much of inputText came from the cache
 * @param cachedAudio how much of inputAudio did
 */
public record Usage(
        long inputText, long inputAudio, long cachedText, long cachedAudio, long outputText, long outputAudio) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                inputText + other.inputText,
                inputAudio + other.inputAudio,
                cachedText + other.cachedText,
                cachedAudio + other.cachedAudio,
                outputText + other.outputText,
                outputAudio + other.outputAudio);
    }

    /** All of them, each once: those from the cache are part of the input. */
    public long total() {
        return inputText + inputAudio + outputText + outputAudio;
    }
}
