package inboundcalls.audiosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.util.LeakPresenceDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Any bytes, cut anywhere, are the messages that a plain reader finds in them; no buffer is left. */
final class AudioSocketDecoderFuzzTest {
    /** The first byte says how TCP cuts the others. */
    @FuzzTest
    void readsWhatAPlainReaderReads(byte[] input) {
        if (input.length > 0) {
            byte[] stream = Arrays.copyOfRange(input, 1, input.length);
            assertRead(stream, List.of(stream));
            assertRead(stream, pieces(stream, input[0]));
            LeakPresenceDetector.check();
        }
    }

    private static void assertRead(byte[] stream, List<byte[]> pieces) {
        PlainReader expected = new PlainReader(stream);
        EmbeddedChannel channel = ToldMessages.channel();
        boolean refused = false;
        for (int i = 0; i < pieces.size() && !refused; i++) {
            ByteBuf buffer = channel.alloc().buffer().writeBytes(pieces.get(i));
            refused = isRefused(() -> channel.writeInbound(buffer));
        }
        assertEquals(expected.messages(), ToldMessages.of(channel));
        assertEquals(expected.isRefused(), refused);
        assertEquals(
                refused,
                isRefused(channel::finishAndReleaseAll),
                "what is left at the end is refused again, or nothing");
    }

    private static boolean isRefused(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (DecoderException e) {
            assertInstanceOf(AudioSocketException.class, e.getCause());
            return true;
        }
    }

    private static List<byte[]> pieces(byte[] stream, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + random.nextInt(1, 1 << random.nextInt(1, 12)));
            pieces.add(Arrays.copyOfRange(stream, from, to));
            from = to;
        }
        return pieces;
    }
}
