package inboundcalls.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param where the key, and in brackets where its value came from
 * @param actual what was found there, of a secret only its length
 * @param expected what would have been right
 */
public record ConfigProblem(String where, String actual, String expected) {
    @Override
    public String toString() {
        return where + ": " + actual + " (expected: " + expected + ")";
    }
}
