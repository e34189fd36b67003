package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class QuestionTextTest {
    @Test
    void takesUpToFiveHundredCharactersAsPeopleCountThem() {
        assertTrue(QuestionText.isValid("📞".repeat(500)));
        assertTrue(QuestionText.isValid("  " + "x".repeat(500) + "  "));
        assertFalse(QuestionText.isValid("x".repeat(501)));
        assertFalse(QuestionText.isValid(" \n\t"));
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertEquals("📞".repeat(500) + "…", QuestionText.cut("📞".repeat(501)));
        assertEquals("x".repeat(500), QuestionText.cut("x".repeat(500)));
    }

    @Test
    void keepsAQuestionOnOneLineOfTheLog() {
        assertEquals("a 📤 b", QuestionText.forLog(" a\r\n📤\u0000b\n"));
    }
}
