package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.SdkContract;
import inboundcalls.audio.Pcm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame against RFC 6455 as it is written, and its payload against the JDK's base64 and the provider's types. */
final class AppendFrameTest {
    @Test
    void appendsSoundInLittleEndian() {
        assertEquals("AQD/fwCA", sound(ModelFormat.PCM16, (short) 1, (short) 32_767, (short) -32_768));
    }

    @Test
    void appendsG711OneByteASample() {
        assertEquals("qtUq", sound(ModelFormat.PCMA, (short) 32_767, (short) 0, (short) -32_768));
    }

    @Test
    void isAnEventThatTheProviderKnows() {
        assertEquals(List.of(), SdkContract.client(text(frame(ModelFormat.PCM16, new short[480]))));
    }

    @ParameterizedTest
    @EnumSource(ModelFormat.class)
    void carriesSoundOfAnyLength(ModelFormat format) {
        Random random = new Random(1);
        for (int length = 1; length < 200; length++) {
            short[] samples = new short[length];
            byte[] bytes = new byte[length * format.bytesPerSample()];
            random.nextBytes(bytes);
            System.arraycopy(format.decode(bytes).samples(), 0, samples, 0, length);
            assertArrayEquals(
                    samples,
                    format.decode(Base64.getDecoder().decode(sound(format, samples)))
                            .samples());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "480, 4", "24000, 4", "24600, 10", "98301, 10"})
    void tellsItsLengthInAsFewBytesAsThereMustBe(int samples, int bytes) {
        byte[] frame = frame(ModelFormat.PCM16, new short[samples]);
        assertEquals(bytes, headerLength(frame));
        assertEquals(
                (samples * 2 + 2) / 3 * 4,
                JsonParser.parseString(text(frame))
                        .getAsJsonObject()
                        .get("audio")
                        .getAsString()
                        .length());
    }

    @Test
    void isMaskedByAnotherKeyEachTime() {
        AppendFrame frames = new AppendFrame(ModelFormat.PCM16);
        Set<Integer> keys = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ByteBuf frame = frames.of(Pcm.silence(480, 24_000), UnpooledByteBufAllocator.DEFAULT);
            assertEquals(0x81, frame.getUnsignedByte(0), "the whole of a text");
            assertTrue((frame.getByte(1) & 0x80) != 0, "masked");
            keys.add(frame.getInt(4));
            frame.release();
        }
        assertTrue(keys.size() > 990, "as good as never the same: " + keys.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void refusesAnotherRate(int rate) {
        AppendFrame frames = new AppendFrame(ModelFormat.PCM16);
        assertThrows(
                IllegalArgumentException.class,
                () -> frames.of(Pcm.silence(160, rate), UnpooledByteBufAllocator.DEFAULT));
    }

    private static String sound(ModelFormat format, short... samples) {
        JsonObject event = JsonParser.parseString(text(frame(format, samples))).getAsJsonObject();
        assertEquals(Set.of("type", "audio"), event.keySet());
        assertEquals("input_audio_buffer.append", event.get("type").getAsString());
        return event.get("audio").getAsString();
    }

    private static byte[] frame(ModelFormat format, short[] samples) {
        ByteBuf frame = new AppendFrame(format).of(new Pcm(samples, format.rate()), UnpooledByteBufAllocator.DEFAULT);
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes).release();
        return bytes;
    }

    private static int headerLength(byte[] frame) {
        int length = frame[1] & 0x7F;
        return length == 127 ? 10 : length == 126 ? 4 : 2;
    }

    /** Unmasked, byte for byte. */
    private static String text(byte[] frame) {
        int key = headerLength(frame);
        long told = 0;
        for (int i = key == 2 ? 1 : 2; i < key; i++) {
            told = told << 8 | (key == 2 ? frame[i] & 0x7F : frame[i] & 0xFF);
        }
        byte[] text = new byte[frame.length - key - 4];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (frame[key + 4 + i] ^ frame[key + i % 4]);
        }
        assertEquals(text.length, told);
        return new String(text, StandardCharsets.UTF_8);
    }
}
