package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.audiosocket.AudioSocketException;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import inboundcalls.audiosocket.Connections;
import inboundcalls.audiosocket.PeerFault;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.config.Config;
import inboundcalls.net.Reason;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the UUID that a connection must begin with, and makes a call of it, whose {@link CallHandler} takes this one's place, or a {@link ScreeningHandler}. */
final class ReceptionHandler extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReceptionHandler.class);

    private final CallFactory calls;
    private final Connections connections;
    private final PeerFaults faults;
    private final Duration uuidTimeout;
    private final boolean knownCallsOnly;
    private SocketAddress peer;
    private Future<?> deadline;
    private boolean closing;

    ReceptionHandler(CallFactory calls, Connections connections, PeerFaults faults, Config.AudioSocket settings) {
        this.calls = requireNonNull(calls);
        this.connections = requireNonNull(connections);
        this.faults = requireNonNull(faults);
        this.uuidTimeout = settings.limits().uuidTimeout();
        this.knownCallsOnly = settings.knownCallsOnly();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        peer = ctx.channel().remoteAddress();
        deadline = ctx.executor()
                .schedule(
                        () -> refuse(ctx, PeerFault.NO_UUID, uuidTimeout.toSeconds() + " s"),
                        uuidTimeout.toNanos(),
                        NANOSECONDS);
    }

    /** A balancer tells whose connection it is. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SocketAddress told) {
            peer = told;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (closing) {
            return; // came in one segment with what made us close
        }
        if (message instanceof Identity identity) {
            begin(ctx, identity.uuid());
        } else {
            String first = message.getClass().getSimpleName();
            refuse(ctx, PeerFault.NOT_AUDIOSOCKET, "first message: " + first + " (expected: Identity)");
        }
    }

    /** Whoever closes it from our side knows why. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        closing = true;
        ctx.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        deadline.cancel(false);
        if (!closing) {
            faults.add(PeerFault.LEFT, peer, "");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof AudioSocketException) {
            refuse(ctx, PeerFault.NOT_AUDIOSOCKET, root.getMessage());
        } else if (root instanceof IOException) {
            refuse(ctx, PeerFault.LEFT, Reason.of(root));
        } else {
            LOG.error("Fallo interno antes de la llamada", root);
            ctx.channel().close();
        }
    }

    private void begin(ChannelHandlerContext ctx, UUID uuid) {
        deadline.cancel(false);
        if (knownCallsOnly) {
            ScreeningHandler screening = new ScreeningHandler(uuid, peer, calls, connections, faults);
            ctx.pipeline().replace(this, null, screening);
            screening.ask();
            return;
        }
        connections.identified(ctx.channel());
        ctx.pipeline().replace(this, null, new CallHandler(calls.begin(uuid, ctx.channel())));
    }

    private void refuse(ChannelHandlerContext ctx, PeerFault fault, String detail) {
        if (!closing) {
            closing = true;
            faults.add(fault, peer, detail);
            ctx.channel().close();
        }
    }
}
