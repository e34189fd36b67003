package inboundcalls.simulation;

import com.google.gson.JsonNull;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a session when the handshake is done, and carries text messages to it. */
final class RealtimeSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeSocketHandler.class);
    private static final int SESSION_SECONDS = 3_600;

    private final int number;
    private final SimulatedModel model;
    private final Scenario scenario;
    private final Outbox outbox;
    private Optional<SimulatedSession> session = Optional.empty();

    RealtimeSocketHandler(int number, SimulatedModel model, Scenario scenario, Outbox outbox) {
        this.number = number;
        this.model = model;
        this.scenario = scenario;
        this.outbox = outbox;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof HandshakeComplete handshake) {
            if (handshake.requestHeaders().contains("OpenAI-Beta")) {
                refuseBeta();
            } else {
                begin(context, RealtimeGate.model(new QueryStringDecoder(handshake.requestUri())));
            }
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        String text = frame instanceof TextWebSocketFrame message ? message.text() : "";
        if (session.isPresent()) {
            scenario.tap().received(number, System.nanoTime(), text);
            session.get().receive(text);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        session.ifPresent(SimulatedSession::end);
        session = Optional.empty();
        scenario.tap().closed(number);
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("Simulated session {} failed", number, cause);
        }
        context.close();
    }

    private void begin(ChannelHandlerContext context, String modelName) {
        long expiresAt = System.currentTimeMillis() / 1_000 + SESSION_SECONDS;
        SessionConfig config = new SessionConfig(outbox.id("sess"), modelName, expiresAt);
        session = Optional.of(new SimulatedSession(context.channel().eventLoop(), outbox, config, model, scenario));
        session.get().begin();
    }

    private void refuseBeta() {
        outbox.refuse(
                Refusal.of("beta_api_shape_disabled", "The Realtime Beta API is no longer supported. Use the GA API."),
                JsonNull.INSTANCE);
        outbox.close(4000, "invalid_request_error.beta_api_shape_disabled");
    }
}
