package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** What a session sends to its client, each event with an id and in one write. Lives on the session's event loop. */
final class Outbox {
    private static final String END = "\"}";

    private final Channel channel;
    private final int session;
    private final RealtimeTap tap;
    private final AtomicInteger refusals;
    private long ids;

    Outbox(Channel channel, int session, RealtimeTap tap, AtomicInteger refusals) {
        this.channel = channel;
        this.session = session;
        this.tap = tap;
        this.refusals = refusals;
    }

    /** A new id, unlike all others of this server. */
    String id(String prefix) {
        return String.format("%s_sim%03d%06d", prefix, session, ids++);
    }

    void send(String type, Object... namesAndValues) {
        send(type, Json.object(namesAndValues));
    }

    void send(String type, JsonObject fields) {
        String json = event(type, fields).toString();
        tap.sent(session, System.nanoTime(), json);
        channel.writeAndFlush(new TextWebSocketFrame(json)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** An event about an item of the conversation, with its place in it. */
    void sendItem(String type, Conversation conversation, Item item) {
        send(
                type,
                "previous_item_id",
                conversation.previousId(item),
                "item",
                item.json().deepCopy());
    }

    /** An event with one more field, a text that JSON takes as it is. It goes by the tap. */
    void sendBytes(String type, JsonObject fields, String name, byte[] ascii) {
        String json = event(type, fields).toString();
        String head = json.substring(0, json.length() - 1) + ",\"" + name + "\":\"";
        ByteBuf text = channel.alloc().buffer(head.length() + ascii.length + END.length());
        text.writeCharSequence(head, StandardCharsets.US_ASCII);
        text.writeBytes(ascii).writeCharSequence(END, StandardCharsets.US_ASCII);
        channel.writeAndFlush(new TextWebSocketFrame(text)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** @param clientEventId of the event that is wrong, or JSON's null */
    void refuse(Refusal refusal, JsonElement clientEventId) {
        refusals.incrementAndGet();
        tap.refused(session, refusal.code(), refusal.getMessage());
        send("error", "error", refusal.toJson(clientEventId));
    }

    void close(int code, String reason) {
        channel.writeAndFlush(new CloseWebSocketFrame(code, reason)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Nothing more of what the client sends is taken. */
    void stopReading() {
        channel.config().setAutoRead(false);
    }

    void drop() {
        channel.close();
    }

    private JsonObject event(String type, JsonObject fields) {
        JsonObject event = Json.object("type", type, "event_id", id("event"));
        fields.entrySet().forEach(field -> event.add(field.getKey(), field.getValue()));
        return event;
    }
}
