package inboundcalls.mikrotik;

/**
 * What came of one check, in Spanish.
 *
 * @param text one line: what was answered, or what is wrong
 * @param advice what to do about it, nothing when it is good
 */
public record MikroTikFinding(boolean good, String text, String advice) {
    static MikroTikFinding good(String text) {
        return new MikroTikFinding(true, QuestionText.forLog(text), "");
    }

    static MikroTikFinding bad(String text, String advice) {
        return new MikroTikFinding(false, QuestionText.forLog(text), advice);
    }
}
