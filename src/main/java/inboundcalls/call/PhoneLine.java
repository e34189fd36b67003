package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.HangUp;
import io.netty.channel.Channel;

/** To the phone, over its AudioSocket channel. A write that fails is told to the channel's {@code exceptionCaught}. Lives on the call's event loop. */
final class PhoneLine implements AudioSink {
    private static final int HANG_UP_SECONDS = 2;

    private final Channel channel;

    PhoneLine(Channel channel) {
        this.channel = requireNonNull(channel);
    }

    /** Sends one message in one write. */
    @Override
    public void accept(Pcm frame) {
        channel.writeAndFlush(new Audio(frame), channel.voidPromise());
    }

    /**
     * Ends the call so that the dialplan goes on: 0x00, then reading until Asterisk closes. A close with unread input would be a reset, which
     * drops the caller.
     */
    void hangUp() {
        if (channel.isActive()) {
            channel.writeAndFlush(new HangUp(), channel.voidPromise());
            channel.eventLoop().schedule(this::close, HANG_UP_SECONDS, SECONDS);
        }
    }

    void close() {
        channel.close();
    }
}
