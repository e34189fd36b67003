package inboundcalls.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WavTest {
    private static final String RIFF = "52494646 28000000 57415645";
    private static final String FORMAT = "666d7420 10000000 0100 0100 401f0000 803e0000 0200 1000";
    private static final String DATA = "64617461 04000000 0100 ff7f";

    @Test
    void writesTheHeaderThatEveryPlayerReads() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wav.write(out, List.of(new Pcm(new short[] {1, Short.MAX_VALUE}, 8_000)));
        assertEquals((RIFF + FORMAT + DATA).replace(" ", ""), HexFormat.of().formatHex(out.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({"1, 8000", "2, 24000", "3, 44100"})
    void readsWhatItWrote(int count, int rate) throws IOException {
        List<Pcm> channels = List.of(
                        Tone.of(440, 30_000, 1_001, rate),
                        Tone.of(1_000, 32_767, 1_001, rate),
                        Tone.of(3_000, 5, 1_001, rate))
                .subList(0, count);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wav.write(out, channels);
        List<Pcm> read = Wav.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(count, read.size());
        for (int i = 0; i < count; i++) {
            assertEquals(rate, read.get(i).rate());
            assertArrayEquals(channels.get(i).samples(), read.get(i).samples());
        }
    }

    @Test
    void passesOverChunksThatItDoesNotKnow() throws IOException {
        String odd = "4c495354 03000000 616263 00";
        assertArrayEquals(
                new short[] {1, Short.MAX_VALUE},
                mono(RIFF + odd + FORMAT + odd + DATA).samples());
    }

    @Test
    void readsPcmThatIsDeclaredTheLongWay() throws IOException {
        String form =
                "666d7420 28000000 feff 0100 401f0000 803e0000 0200 1000 1600 1000 04000000 %s 0000 0000 1000 8000 00aa00389b71";
        assertArrayEquals(
                new short[] {1, Short.MAX_VALUE},
                mono(RIFF + form.formatted("0100") + DATA).samples());
        IOException floats = assertThrows(IOException.class, () -> mono(RIFF + form.formatted("0300") + DATA));
        assertEquals("WAV format: 3 with 16 bits (expected: 1 with 16 bits)", floats.getMessage());
    }

    @Test
    void readsAsMuchAsThereIsOfAFileThatWasCut() throws IOException {
        assertArrayEquals(
                new short[] {1},
                mono(RIFF + FORMAT + "64617461 ff000000 0100 ff").samples());
    }

    @Test
    void refusesTwoChannelsWhereOneIsWanted() {
        assertRefused("WAV channels: 2 (expected: 1)", RIFF + FORMAT.replace("0100 0100", "0100 0200") + DATA);
    }

    @Test
    void saysWhatAFileIsThatIsNot16BitPcm() {
        assertRefused(
                "WAV format: 7 with 8 bits (expected: 1 with 16 bits)",
                RIFF + FORMAT.replace("0100 0100", "0700 0100").replace("0200 1000", "0100 0800") + DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "52494646", "52494646 28000000 41564920", "4f676753 00020000 00000000 0000"})
    void refusesWhatIsNoWaveFile(String hex) {
        assertRefused("not a RIFF WAVE file", hex);
    }

    @ParameterizedTest
    @CsvSource({"fmt , " + RIFF, "data, " + RIFF + FORMAT, "fmt , " + RIFF + DATA})
    void saysWhichChunkIsMissing(String name, String hex) {
        assertRefused("WAV chunk: none (expected: '" + (name + " ").substring(0, 4) + "')", hex);
    }

    @Test
    void refusesAFormatThatIsCutShort() {
        assertRefused(
                "WAV format: 14 bytes (expected: at least 16)",
                RIFF + "666d7420 0e000000 0100 0100 401f0000 803e0000 0200" + DATA);
    }

    @Test
    void refusesARateThatIsNone() {
        assertRefused("WAV rate: 0 (expected: > 0)", RIFF + FORMAT.replace("401f0000", "00000000") + DATA);
    }

    @Test
    void throwsNothingButIoExceptionsHoweverAFileIsCut() {
        byte[] whole = bytes(RIFF + FORMAT + DATA);
        for (int length = 0; length < 44; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> Wav.readMono(new ByteArrayInputStream(cut)), length + " bytes");
        }
    }

    private static void assertRefused(String message, String hex) {
        assertEquals(message, assertThrows(IOException.class, () -> mono(hex)).getMessage());
    }

    private static Pcm mono(String hex) throws IOException {
        return Wav.readMono(new ByteArrayInputStream(bytes(hex)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
