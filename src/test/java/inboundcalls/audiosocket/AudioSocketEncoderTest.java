package inboundcalls.audiosocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.Digit;
import inboundcalls.audiosocket.AudioSocketMessage.Fault;
import inboundcalls.audiosocket.AudioSocketMessage.HangUp;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AudioSocketEncoderTest {
    private static final UUID CALL = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private final EmbeddedChannel channel = new EmbeddedChannel(new AudioSocketEncoder());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void writesEachMessageAsOneBuffer() {
        assertEquals("000000", sent(new HangUp()));
        assertEquals("01001000112233445566778899aabbccddeeff", sent(new Identity(CALL)));
        assertEquals("0300012a", sent(new Digit('*')));
        assertEquals("ff000180", sent(new Fault(0x80)));
        assertEquals("1000060100ff7f0080", sent(new Audio(new Pcm(new short[] {1, 32_767, -32_768}, 8_000))));
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
    void writesSoundAsTheKindOfItsRate(String kind, int rate) {
        assertEquals(kind + "00020000", sent(new Audio(Pcm.silence(1, rate))));
    }

    @Test
    void writesTheMostThatAsteriskPlays() {
        assertEquals(
                2 * (3 + 2 * 8_096),
                sent(new Audio(Pcm.silence(8_096, 192_000))).length());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8_097, 40_000})
    void refusesWhatAsteriskWouldDropOrDiscard(int samples) {
        assertRefused("samples: " + samples + " (expected: 1 to 8096)", Pcm.silence(samples, 8_000));
    }

    @Test
    void refusesARateThatHasNoKind() {
        assertRefused("rate: 11025 Hz (expected: one that AudioSocket has a kind for)", Pcm.silence(1, 11_025));
    }

    @Test
    void isReadAgainAsItWasWritten() {
        EmbeddedChannel reader = new EmbeddedChannel(new AudioSocketDecoder(Duration.ofSeconds(5)));
        List<AudioSocketMessage> messages = List.of(new Identity(CALL), new Digit('0'), new Fault(7), new HangUp());
        for (AudioSocketMessage message : messages) {
            channel.writeOutbound(message);
            reader.writeInbound(channel.<ByteBuf>readOutbound());
            assertEquals(message, reader.readInbound());
        }
        reader.finishAndReleaseAll();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "SLIN.*")
    void soundIsReadAgainAsItWasWritten(MessageKind kind) {
        short[] samples = new short[8_096];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i * 8);
        }
        EmbeddedChannel reader = new EmbeddedChannel(new AudioSocketDecoder(Duration.ofSeconds(5)));
        channel.writeOutbound(new Audio(new Pcm(samples, kind.rate())));
        reader.writeInbound(channel.<ByteBuf>readOutbound());
        Pcm read = reader.<Audio>readInbound().pcm();
        assertArrayEquals(samples, read.samples());
        assertEquals(kind.rate(), read.rate());
        reader.finishAndReleaseAll();
    }

    private void assertRefused(String message, Pcm pcm) {
        Throwable refused = assertThrows(EncoderException.class, () -> channel.writeOutbound(new Audio(pcm)));
        assertEquals(message, refused.getCause().getMessage());
        assertNull(channel.readOutbound());
    }

    private String sent(AudioSocketMessage message) {
        channel.writeOutbound(message);
        ByteBuf buffer = channel.readOutbound();
        assertNull(channel.readOutbound());
        try {
            return ByteBufUtil.hexDump(buffer);
        } finally {
            buffer.release();
        }
    }
}
