package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ServerFramesTest {
    private static final int LIMIT = 100_000;
    private static final String HEAD = "HTTP/1.1 101 Switching Protocols\r\nA: b\r\n\r\n";

    @Test
    void givesTheHeadAndEachFrameWholeWhereverTcpCutsThem() {
        ByteBuf stream = Unpooled.buffer().writeBytes(HEAD.getBytes(US_ASCII));
        List<String> expected = new ArrayList<>(List.of(ByteBufUtil.hexDump(stream)));
        for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536, LIMIT}) {
            for (int masked : new int[] {0, ServerFrames.MASKED}) {
                ByteBuf frame = frame(length, masked);
                expected.add(ByteBufUtil.hexDump(frame));
                stream.writeBytes(frame);
            }
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            assertEquals(expected, pieces(stream.duplicate(), random, 1 << i), "seed " + seed);
        }
    }

    @Test
    void doesNotWaitForAFrameThatIsTooLong() {
        for (ByteBuf header : List.of(
                Unpooled.buffer().writeByte(0x81).writeByte(127).writeLong(LIMIT + 1),
                Unpooled.buffer().writeByte(0x81).writeByte(127).writeLong(-1))) {
            EmbeddedChannel channel = new EmbeddedChannel(new ServerFrames(LIMIT));
            channel.writeInbound(Unpooled.copiedBuffer(HEAD, US_ASCII), header.copy());
            assertEquals(List.of(hex(HEAD), ByteBufUtil.hexDump(header)), told(channel));
        }
    }

    @Test
    void refusesAHeadWithoutAnEnd() {
        EmbeddedChannel channel = new EmbeddedChannel(new ServerFrames(LIMIT));
        assertThrows(
                TooLongFrameException.class,
                () -> channel.writeInbound(Unpooled.buffer().writeZero(20_000)));
        assertThrows(TooLongFrameException.class, channel::finishAndReleaseAll, "what was refused is refused again");
    }

    private static List<String> pieces(ByteBuf stream, Random random, int most) {
        EmbeddedChannel channel = new EmbeddedChannel(new ServerFrames(LIMIT));
        while (stream.isReadable()) {
            channel.writeInbound(stream.readSlice(Math.min(stream.readableBytes(), 1 + random.nextInt(most)))
                    .copy());
        }
        return told(channel);
    }

    private static List<String> told(EmbeddedChannel channel) {
        List<String> told = new ArrayList<>();
        for (ByteBuf piece = channel.readInbound(); piece != null; piece = channel.readInbound()) {
            told.add(ByteBufUtil.hexDump(piece));
            piece.release();
        }
        channel.finishAndReleaseAll();
        return told;
    }

    private static ByteBuf frame(int length, int masked) {
        ByteBuf frame = Unpooled.buffer().writeByte(0x81);
        if (length < 126) {
            frame.writeByte(length | masked);
        } else if (length < 1 << 16) {
            frame.writeByte(126 | masked).writeShort(length);
        } else {
            frame.writeByte(127 | masked).writeLong(length);
        }
        return frame.writeZero(length + (masked == 0 ? 0 : Integer.BYTES));
    }

    private static String hex(String text) {
        return ByteBufUtil.hexDump(text.getBytes(US_ASCII));
    }
}
