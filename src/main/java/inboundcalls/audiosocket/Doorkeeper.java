package inboundcalls.audiosocket;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.config.Config;
import inboundcalls.config.PeerLimits;
import inboundcalls.log.LimitedLog;
import inboundcalls.net.Reason;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the connections that are not to be let in as they are accepted, before they have a pipeline or cost a call loop anything. Lives on the
 * accept loop, in front of what hands connections over to the call loops.
 */
public final class Doorkeeper extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final int PAUSE_SECONDS = 1;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Config.AudioSocket settings;
    private final Connections connections;
    private final PeerFaults faults;
    /** Connections that may come at once; as many come to it in a second as may. */
    private double credit;

    private long creditedAt;
    private LimitedLog refusals;

    public Doorkeeper(Config.AudioSocket settings, Connections connections, PeerFaults faults) {
        this.settings = requireNonNull(settings);
        this.connections = requireNonNull(connections);
        this.faults = requireNonNull(faults);
        this.credit = settings.limits().perSecond();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        creditedAt = ctx.executor().ticker().nanoTime();
        refusals = new LimitedLog(LOG, "Conexiones que no se pudieron aceptar", ctx.executor());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        Channel connection = (Channel) accepted;
        Optional<PeerFault> fault = faultOf(connection, ctx.executor().ticker().nanoTime());
        if (fault.isPresent()) {
            faults.add(fault.get(), connection.remoteAddress(), "");
            connection.unsafe().closeForcibly();
        } else {
            connections.add(connection);
            ctx.fireChannelRead(connection);
        }
    }

    /** The system has no descriptor left, most likely: whoever connects waits in its queue until there is one. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        refusals.warn(
                "No se puede aceptar una conexión, se intenta otra vez en {} s: {}", PAUSE_SECONDS, Reason.of(cause));
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(() -> ctx.channel().config().setAutoRead(true), PAUSE_SECONDS, SECONDS);
    }

    private Optional<PeerFault> faultOf(Channel connection, long now) {
        PeerLimits limits = settings.limits();
        if (!mayKnock(((InetSocketAddress) connection.remoteAddress()).getAddress())) {
            return Optional.of(PeerFault.NOT_ALLOWED);
        }
        if (!takeCredit(now)) {
            return Optional.of(PeerFault.TOO_FAST);
        }
        if (connections.waiting() >= limits.waiting()) {
            return Optional.of(PeerFault.TOO_MANY_WAITING);
        }
        return connections.size() >= limits.connections() ? Optional.of(PeerFault.TOO_MANY) : Optional.empty();
    }

    /** A balancer is not let in for itself: whom it comes from it has yet to say. */
    private boolean mayKnock(InetAddress peer) {
        return settings.balancers().allows(peer) || settings.allowedNetworks().allows(peer);
    }

    private boolean takeCredit(long now) {
        int perSecond = settings.limits().perSecond();
        credit = Math.min(perSecond, credit + (now - creditedAt) / NANOS_PER_SECOND * perSecond);
        creditedAt = now;
        if (credit < 1) {
            return false;
        }
        credit--;
        return true;
    }
}
