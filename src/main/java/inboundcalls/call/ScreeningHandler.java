package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.asterisk.Caller;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.Connections;
import inboundcalls.audiosocket.PeerFault;
import inboundcalls.audiosocket.PeerFaults;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in a connection whose UUID is that of a call that Asterisk knows; reads no more of it until Asterisk has said so. Where Asterisk fails, or
 * takes long, the connection is let in: this keeps strangers from the model, and may cost no caller the call. Lives on the channel's event loop.
 */
final class ScreeningHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ScreeningHandler.class);
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final UUID uuid;
    private final SocketAddress peer;
    private final CallFactory calls;
    private final Connections connections;
    private final PeerFaults faults;
    /** What came in one segment with the UUID. */
    private final List<Runnable> held = new ArrayList<>();

    private ChannelHandlerContext ctx;
    private Optional<Future<Optional<Caller>>> search = Optional.empty();
    private boolean settled;

    ScreeningHandler(UUID uuid, SocketAddress peer, CallFactory calls, Connections connections, PeerFaults faults) {
        this.uuid = requireNonNull(uuid);
        this.peer = requireNonNull(peer);
        this.calls = requireNonNull(calls);
        this.connections = requireNonNull(connections);
        this.faults = requireNonNull(faults);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    /** To be called once, when it has its place. */
    void ask() {
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(() -> settle(true), LONGEST_WAIT_MILLIS, MILLISECONDS);
        search = calls.search(uuid, ctx.channel().eventLoop());
        search.ifPresent(asked -> asked.addListener(answer -> settle(mayEnter(asked))));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Object kept = message instanceof Audio audio ? new Audio(audio.pcm().copy(), audio.cut()) : message;
        held.add(() -> context.fireChannelRead(kept));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        held.add(() -> context.fireExceptionCaught(cause));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        settled = true;
        search.ifPresent(asked -> asked.cancel(false));
    }

    private static boolean mayEnter(Future<Optional<Caller>> answer) {
        return !answer.isSuccess() || answer.getNow().isPresent();
    }

    private void settle(boolean mayEnter) {
        if (settled) {
            return;
        }
        settled = true;
        if (!mayEnter) {
            faults.add(PeerFault.NOT_KNOWN, peer, uuid.toString());
            ctx.close();
            return;
        }
        try {
            begin();
        } catch (RuntimeException bug) {
            LOG.error("Fallo interno antes de la llamada", bug);
            ctx.close();
        }
    }

    private void begin() {
        connections.identified(ctx.channel());
        CallHandler call = new CallHandler(calls.begin(uuid, ctx.channel(), () -> search));
        ctx.pipeline().addAfter(ctx.name(), null, call);
        held.forEach(Runnable::run);
        ctx.pipeline().remove(this);
        ctx.channel().config().setAutoRead(true);
    }
}
