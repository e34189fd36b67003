package inboundcalls.server;

import inboundcalls.audio.Pcm;
import inboundcalls.net.Transport;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.LightPhone;
import inboundcalls.simulation.PhoneMessage;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A caller, light enough for many at once, who is silent and counts what comes: as much silence goes out. Thread-safe. */
final class CountingCaller implements LightPhone.Listener {
    private static final byte[] SILENCE = PhoneMessage.audio(Pcm.silence(160, 8_000));

    private final CompletableFuture<CallEnd> ended = new CompletableFuture<>();
    private final EventLoop loop;
    private LightPhone phone;
    private volatile int frames;
    private volatile int audible;

    private CountingCaller(EventLoop loop) {
        this.loop = loop;
    }

    static CountingCaller dial(EventLoop loop, InetSocketAddress server, UUID uuid) {
        CountingCaller caller = new CountingCaller(loop);
        loop.execute(() -> caller.phone = LightPhone.dial(Transport.available(), loop, server, uuid, caller));
        return caller;
    }

    CompletableFuture<CallEnd> ended() {
        return ended;
    }

    /** So many came, with sound in them or without. */
    int frames() {
        return frames;
    }

    /** So many of them had sound. */
    int audible() {
        return audible;
    }

    void hangUp() {
        loop.execute(() -> phone.hangUp());
    }

    @Override
    public void onConnected() {
        // The server speaks first.
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void onFrame(boolean isAudible) {
        frames++;
        if (isAudible) {
            audible++;
        }
        phone.send(SILENCE);
    }

    @Override
    public void onEnd(CallEnd end) {
        ended.complete(end);
    }
}
