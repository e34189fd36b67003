package inboundcalls.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Wav;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredSoundTest {
    @TempDir
    private Path directory;

    @Test
    void isThereAtTheRateOfAnyPhone() throws IOException {
        StoredSound prompt = StoredSound.packaged("un-momento.wav");
        long millis = prompt.at(16_000).millis();
        assertTrue(millis > 1_500 && millis < 3_000, () -> millis + " ms");
        for (int rate : List.of(8_000, 12_000, 24_000, 44_100, 48_000)) {
            assertEquals(rate, prompt.at(rate).rate());
            assertTrue(Math.abs(millis - prompt.at(rate).millis()) <= 10); // the filter's end
            assertSame(prompt.at(rate), prompt.at(rate));
        }
    }

    @Test
    void isTheSameInTheJarAsInItsFile() throws IOException {
        Pcm file =
                StoredSound.read(Path.of("conf", "prompts", "un-momento.wav")).at(16_000);
        assertEquals(
                file.millis(), StoredSound.packaged("un-momento.wav").at(16_000).millis());
    }

    @Test
    void namesTheFileThatItCannotUse() throws IOException {
        Path text = Files.writeString(directory.resolve("text.wav"), "no sound");
        Path empty = Files.write(directory.resolve("empty.wav"), wav(0));
        for (Path file : List.of(text, empty, directory.resolve("none.wav"))) {
            IOException refused = assertThrows(IOException.class, () -> StoredSound.read(file));
            assertTrue(refused.getMessage().contains(file.toString()), refused::getMessage);
        }
        assertThrows(IOException.class, () -> StoredSound.packaged("none.wav"));
    }

    private static byte[] wav(int samples) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wav.write(out, List.of(Pcm.silence(samples, 8_000)));
        return out.toByteArray();
    }
}
