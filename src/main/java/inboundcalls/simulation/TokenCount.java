package inboundcalls.simulation;

/**
 * Counts what a session reads as the price list does. A response reads again all that the one before it read: that comes from the cache, in
 * pieces of {@value #PIECE} tokens, unless it was told something else first. Lives on the session's event loop.
 */
final class TokenCount {
    private static final int PIECE = 64;
    private static final int MILLIS_PER_TOKEN_HEARD = 100;
    private static final int MILLIS_PER_TOKEN_SPOKEN = 50;
    private static final int CHARACTERS_PER_TOKEN = 4;

    private String prompt = "";
    private long textBefore;
    private long audioBefore;

    static long ofText(long characters) {
        return characters / CHARACTERS_PER_TOKEN;
    }

    static long ofHeard(long millis) {
        return millis / MILLIS_PER_TOKEN_HEARD;
    }

    static long ofSpoken(long millis) {
        return millis / MILLIS_PER_TOKEN_SPOKEN;
    }

    /** Of a response out of the conversation, which reads nothing but its instructions. */
    static InputTokens ofAside(String instructions) {
        return new InputTokens(ofText(instructions.length()), 0, 0, 0);
    }

    /**
     * Of a response that begins now.
     *
     * @param told instructions and tools
     * @param characters of the conversation's text
     */
    InputTokens read(String told, long characters, long heardMillis, long spokenMillis) {
        boolean same = told.equals(prompt);
        long text = ofText(told.length() + characters);
        long audio = ofHeard(heardMillis) + ofSpoken(spokenMillis);
        InputTokens tokens = new InputTokens(
                text, audio, same ? pieces(textBefore, text) : 0, same ? pieces(audioBefore, audio) : 0);
        prompt = told;
        textBefore = text;
        audioBefore = audio;
        return tokens;
    }

    private static long pieces(long before, long now) {
        return Math.min(before, now) / PIECE * PIECE;
    }
}
