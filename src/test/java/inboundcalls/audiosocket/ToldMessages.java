package inboundcalls.audiosocket;

import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What came out of a decoder, in words that can be compared. */
final class ToldMessages {
    private ToldMessages() {}

    /** A channel whose decoder's sound, which is lent, is kept. */
    static EmbeddedChannel channel() {
        return new EmbeddedChannel(
                new AudioSocketDecoder(Duration.ofSeconds(5)), new SimpleChannelInboundHandler<AudioSocketMessage>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, AudioSocketMessage message) {
                        context.fireChannelRead(
                                message instanceof Audio audio
                                        ? new Audio(audio.pcm().copy(), audio.cut())
                                        : message);
                    }
                });
    }

    static List<String> of(EmbeddedChannel channel) {
        List<String> told = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            told.add(
                    message instanceof Audio audio
                            ? audio.pcm().rate() + " Hz "
                                    + Arrays.toString(audio.pcm().samples()) + audio.cut()
                            : message.toString());
        }
        return told;
    }
}
