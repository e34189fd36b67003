package inboundcalls.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.java_websocket.protocols.Protocol;

/** Java-WebSocket's protocol engine with a Netty channel for a socket. Driven by the event loop of that channel alone. */
final class WebSocketEngine extends WebSocketImpl {
    static final int MAX_MESSAGE_BYTES = 16 << 20;

    WebSocketEngine(QuietEngineEvents events) {
        super(events, new Draft_6455(List.of(), List.of(new Protocol("")), MAX_MESSAGE_BYTES));
    }

    void startHandshake(ModelEndpoint endpoint) throws InvalidHandshakeException {
        HandshakeImpl1Client request = new HandshakeImpl1Client();
        request.setResourceDescriptor(endpoint.resource());
        request.put("Host", endpoint.authority());
        endpoint.headers().forEach(request::put);
        startHandshake(request);
    }

    /** Reads the array from position(), ignoring arrayOffset(): it gets a fresh one. */
    void take(ByteBuf bytes) {
        decode(ByteBuffer.wrap(ByteBufUtil.getBytes(bytes)));
    }

    /** Writes what waits, and closes the channel when that was all that it will say. */
    void flushTo(ChannelHandlerContext context) {
        for (ByteBuffer frame = outQueue.poll(); frame != null; frame = outQueue.poll()) {
            context.write(Unpooled.wrappedBuffer(frame), context.voidPromise());
        }
        context.flush();
        if (isFlushAndClose()) {
            context.close();
        }
    }
}
