package inboundcalls.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class G711Test {
    /** From the tables of ITU-T G.711. */
    @ParameterizedTest
    @CsvSource({
        "ALAW, 0, D5", "ALAW, -1, 55", "ALAW, 8, D5", "ALAW, 32767, AA", "ALAW, -32768, 2A", "ALAW, 1000, FA",
                "ALAW, -1000, 7A",
        "ULAW, 0, FF", "ULAW, -1, 7F", "ULAW, 8, FE", "ULAW, 32767, 80", "ULAW, -32768, 00", "ULAW, 1000, CE",
                "ULAW, -1000, 4E"
    })
    void compressesAsTheStandardSays(G711 law, short sample, String code) {
        assertEquals(code, String.format("%02X", law.encode(new short[] {sample})[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "ALAW, D5, 8",
        "ALAW, 55, -8",
        "ALAW, AA, 32256",
        "ALAW, 2A, -32256",
        "ULAW, FF, 0",
        "ULAW, 7F, 0",
        "ULAW, 80, 32124",
        "ULAW, 00, -32124",
        "ULAW, FE, 8"
    })
    void expandsAsTheStandardSays(G711 law, String code, short sample) {
        assertEquals(sample, law.decode(new byte[] {(byte) Integer.parseInt(code, 16)})[0]);
    }

    /** What came off an A-law trunk goes on byte for byte. */
    @Test
    void aLawSurvivesThePhonesLinearSamples() {
        byte[] codes = codes();
        assertArrayEquals(codes, G711.ALAW.encode(G711.ALAW.decode(codes)));
    }

    /** Of its two zeros the negative one is lost: linear samples have but one. */
    @Test
    void uLawSurvivesThePhonesLinearSamples() {
        byte[] codes = codes();
        byte[] again = G711.ULAW.encode(G711.ULAW.decode(codes));
        codes[0x7F] = (byte) 0xFF;
        assertArrayEquals(codes, again);
    }

    /** Sixteen steps in each doubling of loudness: an error of half a step. */
    @ParameterizedTest
    @EnumSource(G711.class)
    void isNeverFurtherOffThanHalfAStep(G711 law) {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int again = law.decode(law.encode(new short[] {(short) sample}))[0];
            assertTrue(Math.abs(again - sample) <= 16 + Math.abs(sample) / 31, sample + " became " + again);
        }
    }

    private static byte[] codes() {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) i;
        }
        return codes;
    }
}
