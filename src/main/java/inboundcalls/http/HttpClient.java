package inboundcalls.http;

import static java.util.Objects.requireNonNull;

import inboundcalls.net.Names;
import inboundcalls.net.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/** Asks servers, one connection a question. Holds no connection and no thread: whose loop it is given does the work. Thread-safe. */
public final class HttpClient {
    private final Transport transport;
    private final int bodyLimit;
    private final SslContext tls;
    private final AddressResolverGroup<InetSocketAddress> names;

    /**
     * @param transport of the loops that {@link #send} will be given
     * @param bodyLimit in bytes; an answer beyond it fails as {@link HttpFailure.Kind#TOO_LARGE}
     */
    public HttpClient(Transport transport, int bodyLimit) {
        this(transport, bodyLimit, platformTrust(), DnsServerAddressStreamProviders.platformDefault());
    }

    HttpClient(Transport transport, int bodyLimit, SslContext tls, DnsServerAddressStreamProvider servers) {
        this.transport = requireNonNull(transport);
        this.bodyLimit = bodyLimit;
        this.tls = requireNonNull(tls);
        this.names = Names.resolver(transport, servers);
    }

    /**
     * Asks from any thread; the future is the loop's. It fails with an {@link HttpFailure} and nothing else. Cancelling it closes the
     * connection.
     *
     * @param deadline over all of it: name, connection, TLS, headers and body
     */
    public Future<HttpAnswer> send(EventLoop loop, HttpQuestion question, Duration deadline) {
        FullHttpRequest request = question.toRequest();
        Promise<HttpAnswer> promise = loop.newPromise();
        try {
            loop.execute(() -> {
                if (!promise.isDone()) {
                    start(loop, question, new HttpExchange(request, promise), deadline);
                }
            });
            return promise;
        } catch (RejectedExecutionException shutDown) {
            return ImmediateEventExecutor.INSTANCE.newFailedFuture(
                    new HttpFailure(HttpFailure.Kind.BROKEN, "the loop has been shut down"));
        }
    }

    private void start(EventLoop loop, HttpQuestion question, HttpExchange exchange, Duration deadline) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(transport.socketChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // the deadline is the exchange's
                .resolver(names)
                .handler(pipeline(question, exchange));
        exchange.begin(
                bootstrap.connect(InetSocketAddress.createUnresolved(question.host(), question.port())), deadline);
    }

    private ChannelInitializer<Channel> pipeline(HttpQuestion question, HttpExchange exchange) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (question.secure()) {
                    channel.pipeline().addLast(tlsHandler(channel, question));
                }
                channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(bodyLimit), exchange);
            }
        };
    }

    /** Certificates are checked on the common pool: some milliseconds that a loop cannot spare. */
    private SslHandler tlsHandler(Channel channel, HttpQuestion question) {
        SslHandler handler =
                tls.newHandler(channel.alloc(), question.host(), question.port(), ForkJoinPool.commonPool());
        handler.setHandshakeTimeoutMillis(0); // the deadline is the exchange's
        return handler;
    }

    /** Sends the host's name and checks it, as Netty's client contexts do unless told otherwise. */
    private static SslContext platformTrust() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException broken) {
            throw new IllegalStateException("this Java has no TLS", broken);
        }
    }
}
