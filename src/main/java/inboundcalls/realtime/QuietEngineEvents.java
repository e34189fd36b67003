package inboundcalls.realtime;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;

/** What the WebSocket engine tells and asks that means nothing to a session. */
abstract class QuietEngineEvents extends WebSocketAdapter {
    abstract Channel channel();

    @Override
    public void onWebsocketClosing(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onWebsocketCloseInitiated(WebSocket socket, int code, String reason) {}

    @Override
    public InetSocketAddress getLocalSocketAddress(WebSocket socket) {
        return (InetSocketAddress) channel().localAddress();
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress(WebSocket socket) {
        return (InetSocketAddress) channel().remoteAddress();
    }
}
