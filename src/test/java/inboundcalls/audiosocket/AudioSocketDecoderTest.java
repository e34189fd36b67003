package inboundcalls.audiosocket;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.Digit;
import inboundcalls.audiosocket.AudioSocketMessage.Fault;
import inboundcalls.audiosocket.AudioSocketMessage.HangUp;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AudioSocketDecoderTest {
    private static final String IDENTITY = "01 0010 00112233445566778899aabbccddeeff";
    private static final String CALL =
            IDENTITY + "10 0004 0100ff7f 10 0003 00800a 10 0000 03 0001 23 12 0002 feff 00 0000";

    private final EmbeddedChannel channel = ToldMessages.channel();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void readsTheIdentityOfTheCall() {
        receive(IDENTITY);
        assertEquals(new Identity(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")), channel.readInbound());
    }

    @Test
    void readsADigit() {
        receive("03 0001 23");
        assertEquals(new Digit('#'), channel.readInbound());
    }

    @Test
    void readsAHangUp() {
        receive("00 0000");
        assertEquals(new HangUp(), channel.readInbound());
    }

    @ParameterizedTest
    @CsvSource({"ff 0001 02, 2", "ff 0000, 0", "ff 0003 ff0102, 255"})
    void readsTheFirstByteOfAFaultAndPassesOverTheRest(String hex, int code) {
        receive(hex + "00 0000");
        assertEquals(new Fault(code), channel.readInbound());
        assertEquals(new HangUp(), channel.readInbound());
    }

    @ParameterizedTest
    @CsvSource({
        "10, 8000",
        "11, 12000",
        "12, 16000",
        "13, 24000",
        "14, 32000",
        "15, 44100",
        "16, 48000",
        "17, 96000",
        "18, 192000"
    })
    void readsLittleEndianSoundAtTheRateOfItsKind(String kind, int rate) {
        receive(kind + "0006 0100 ff7f 0080");
        Audio audio = channel.readInbound();
        assertArrayEquals(
                new short[] {1, Short.MAX_VALUE, Short.MIN_VALUE}, audio.pcm().samples());
        assertEquals(rate, audio.pcm().rate());
        assertFalse(audio.cut());
    }

    @Test
    void dropsTheLastByteOfAnOddPayloadAndSaysSo() {
        receive("10 0003 010002 00 0000");
        Audio audio = channel.readInbound();
        assertArrayEquals(new short[] {1}, audio.pcm().samples());
        assertTrue(audio.cut());
        assertEquals(new HangUp(), channel.readInbound());
    }

    @Test
    void takesAudioWithoutAnySample() {
        receive("10 0000 10 0001 7f");
        assertTrue(channel.<Audio>readInbound().pcm().isEmpty());
        Audio half = channel.readInbound();
        assertTrue(half.pcm().isEmpty() && half.cut());
    }

    @Test
    void takesThePayloadsOfEverySizeThatAHeaderCanSay() {
        byte[] message = new byte[3 + 65_535];
        Arrays.fill(message, (byte) 0x11);
        message[1] = message[2] = (byte) 0xff;
        channel.writeInbound(Unpooled.copiedBuffer(message, 0, 65_537));
        assertNull(channel.readInbound());
        channel.writeInbound(Unpooled.copiedBuffer(message, 65_537, 1));
        Audio audio = channel.readInbound();
        assertEquals(32_767, audio.pcm().samples().length);
        assertEquals(0x1111, audio.pcm().samples()[32_766]);
        assertEquals(12_000, audio.pcm().rate());
        assertTrue(audio.cut());
    }

    @Test
    void readsTheSameMessagesWhereverTcpCutsTheStream() {
        byte[] stream = bytes(CALL);
        List<String> whole = messages(stream, stream.length, stream.length);
        assertEquals(7, whole.size());
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                assertEquals(whole, messages(stream, first, second), "cut at " + first + " and " + second);
            }
        }
    }

    @Test
    void readsAStreamThatComesByteByByte() {
        byte[] stream = bytes(CALL);
        for (byte one : stream) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {one}));
        }
        assertEquals(messages(stream, 0, 0), ToldMessages.of(channel));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "0f", "19", "48", "7f", "80", "fe"})
    void refusesAKindThatThereIsNotBeforeItsPayloadComes(String kind) {
        assertRefused(
                "message kind: 0x" + kind.toUpperCase(java.util.Locale.ROOT)
                        + " (expected: 0x00, 0x01, 0x03, 0x10 to 0x18 or 0xFF)",
                kind + "ffff");
    }

    @ParameterizedTest
    @CsvSource({
        "010000, IDENTITY: 0 (expected: 16)",
        "01000f, IDENTITY: 15 (expected: 16)",
        "010011, IDENTITY: 17 (expected: 16)",
        "01ffff, IDENTITY: 65535 (expected: 16)",
        "030000, DIGIT: 0 (expected: 1)",
        "030002, DIGIT: 2 (expected: 1)"
    })
    void refusesAWrongLengthBeforeThePayloadComes(String header, String what) {
        assertRefused("length of " + what, header);
    }

    @Test
    void refusesAMessageThatDoesNotComeToItsEndInTime() {
        channel.freezeTime();
        receive("10 0140 00");
        pass(4_999);
        receive("00");
        pass(1);
        AudioSocketException late = assertThrows(AudioSocketException.class, channel::checkException);
        assertEquals("message: 5 bytes after 5000 ms (expected: all of it)", late.getMessage());
    }

    @Test
    void givesEachMessageItsTime() {
        channel.freezeTime();
        for (int i = 0; i < 10; i++) {
            receive("10");
            pass(3_000);
            receive("0002 0000");
        }
        pass(60_000);
        assertEquals(10, ToldMessages.of(channel).size());
        channel.checkException();
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void readsWhatCameBeforeTheGarbage() {
        assertThrows(DecoderException.class, () -> receive("03 0001 35 474554202f"));
        assertEquals(new Digit('5'), channel.readInbound());
        assertNull(channel.readInbound());
        assertThrows(DecoderException.class, channel::finishAndReleaseAll, "what was refused is refused again");
    }

    private void assertRefused(String message, String hex) {
        Throwable refused = assertThrows(DecoderException.class, () -> receive(hex));
        AudioSocketException cause = assertThrows(AudioSocketException.class, () -> {
            throw refused.getCause();
        });
        assertEquals(message, cause.getMessage());
        assertThrows(DecoderException.class, channel::finishAndReleaseAll);
    }

    private void receive(String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes(hex)));
    }

    private static List<String> messages(byte[] stream, int first, int second) {
        EmbeddedChannel channel = ToldMessages.channel();
        channel.writeInbound(Unpooled.copiedBuffer(stream, 0, first));
        channel.writeInbound(Unpooled.copiedBuffer(stream, first, second - first));
        channel.writeInbound(Unpooled.copiedBuffer(stream, second, stream.length - second));
        List<String> messages = ToldMessages.of(channel);
        assertFalse(channel.finish());
        return messages;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
