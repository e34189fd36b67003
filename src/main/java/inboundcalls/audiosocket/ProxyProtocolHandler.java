package inboundcalls.audiosocket;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.AllowedNetworks;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Holds a balancer's connection to what the balancer tells of its origin (PROXY protocol v2), makes that known to the handlers behind, and
 * leaves. A balancer's own connection, by which it sees whether the server is up, is closed without a word. Stands behind Netty's decoder.
 */
public final class ProxyProtocolHandler extends SimpleChannelInboundHandler<HAProxyMessage> {
    private final AllowedNetworks allowed;
    private final PeerFaults faults;
    private boolean refused;

    public ProxyProtocolHandler(AllowedNetworks allowed, PeerFaults faults) {
        this.allowed = requireNonNull(allowed);
        this.faults = requireNonNull(faults);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HAProxyMessage header) {
        if (header.protocolVersion() != HAProxyProtocolVersion.V2) {
            refuse(ctx, "version: 1 (expected: 2)");
        } else if (header.command() == HAProxyCommand.LOCAL) {
            ctx.channel().close();
        } else {
            enter(ctx, header);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException) {
            refuse(ctx, "no header (expected: PROXY protocol v2)");
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private void enter(ChannelHandlerContext ctx, HAProxyMessage header) {
        String source = header.sourceAddress();
        InetAddress told = source == null ? null : NetUtil.createInetAddressFromIpAddressString(source);
        if (told == null) {
            refuse(ctx, "source: none (expected: an IP address)");
            return;
        }
        InetSocketAddress peer = new InetSocketAddress(told, header.sourcePort());
        if (allowed.allows(told)) {
            ctx.fireUserEventTriggered(peer);
            ctx.pipeline().remove(this);
        } else {
            faults.add(PeerFault.NOT_ALLOWED, peer, "");
            ctx.channel().close();
        }
    }

    private void refuse(ChannelHandlerContext ctx, String why) {
        if (!refused) {
            refused = true;
            faults.add(PeerFault.NO_PROXY_HEADER, ctx.channel().remoteAddress(), why);
            ctx.channel().close();
        }
    }
}
