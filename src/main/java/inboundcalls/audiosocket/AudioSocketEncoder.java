package inboundcalls.audiosocket;

import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.Digit;
import inboundcalls.audiosocket.AudioSocketMessage.Fault;
import inboundcalls.audiosocket.AudioSocketMessage.HangUp;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/**
 * Messages to bytes, header and payload in one buffer: Asterisk drops a call whose payload is more than 5 ms behind its header. Refuses audio
 * that Asterisk would drop the call for (none) or discard (more than {@value #MAX_SAMPLES} samples).
 */
@Sharable
public final class AudioSocketEncoder extends MessageToByteEncoder<AudioSocketMessage> {
    static final int MAX_SAMPLES = 8_096;

    public AudioSocketEncoder() {
        super(AudioSocketMessage.class);
    }

    @Override
    protected ByteBuf allocateBuffer(ChannelHandlerContext ctx, AudioSocketMessage message, boolean preferDirect) {
        int payload = message instanceof Audio audio ? audio.pcm().samples().length * Short.BYTES : 16;
        return ctx.alloc().ioBuffer(AudioSocketDecoder.HEADER_BYTES + payload);
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, AudioSocketMessage message, ByteBuf out) {
        if (message instanceof Audio audio) {
            audio(audio.pcm(), out);
        } else if (message instanceof Identity identity) {
            header(MessageKind.IDENTITY, 2 * Long.BYTES, out);
            out.writeLong(identity.uuid().getMostSignificantBits());
            out.writeLong(identity.uuid().getLeastSignificantBits());
        } else if (message instanceof Digit digit) {
            header(MessageKind.DIGIT, 1, out).writeByte(digit.digit());
        } else if (message instanceof Fault fault) {
            header(MessageKind.FAULT, 1, out).writeByte(fault.code());
        } else if (message instanceof HangUp) {
            header(MessageKind.HANG_UP, 0, out);
        }
    }

    private static void audio(Pcm pcm, ByteBuf out) {
        short[] samples = pcm.samples();
        if (samples.length == 0 || samples.length > MAX_SAMPLES) {
            throw new IllegalArgumentException("samples: " + samples.length + " (expected: 1 to " + MAX_SAMPLES + ")");
        }
        header(MessageKind.ofRate(pcm.rate()), samples.length * Short.BYTES, out);
        WireSamples.write(samples, out);
    }

    private static ByteBuf header(MessageKind kind, int length, ByteBuf out) {
        return out.writeByte(kind.code()).writeShort(length);
    }
}
