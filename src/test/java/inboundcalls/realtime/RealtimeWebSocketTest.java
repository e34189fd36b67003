package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.CallLog;
import inboundcalls.log.RecordedLog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine on a channel, against bytes that a server sends. */
final class RealtimeWebSocketTest {
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    private final HeardEvents heard = new HeardEvents();
    private final RealtimeWebSocket session = new RealtimeWebSocket(
            new ModelEndpoint(URI.create("ws://localhost/v1?model=m"), Map.of(), ModelFormat.PCM16),
            heard,
            new CallLog("a call"),
            heard::onClosed);
    private final FailingWrites writes = new FailingWrites();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(writes, new ServerFrames(WebSocketEngine.MAX_MESSAGE_BYTES), session);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void tellsWhatTheServerSays() throws Exception {
        open();
        read(text("{\"type\":\"session.created\"}"), text("{\"type\":\"session.updated\"}"));
        assertEquals(List.of("created", "updated"), heard.calls);
    }

    @Test
    void tellsWhyTheServerClosed() throws Exception {
        open();
        read(closing(1001, "Your session hit the maximum duration"));
        assertEquals(List.of(closed("LOST", "1001 Your session hit the maximum duration")), heard.calls);
    }

    @Test
    void tellsWhyTheServerClosedThoughItTakesNoAnswerToThat() throws Exception {
        open();
        writes.failing = true;
        session.send(ClientEventWriter.functionResult("call_1", "{}"));
        assertEquals(List.of(), heard.calls);
        read(closing(1001, "Your session hit the maximum duration"));
        assertEquals(List.of(closed("LOST", "1001 Your session hit the maximum duration")), heard.calls);
    }

    @Test
    void tellsHowAnOpenConnectionBroke() throws Exception {
        open();
        channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
        channel.close();
        assertEquals(List.of(closed("LOST", "Connection reset by peer")), heard.calls);
        assertFalse(channel.isOpen());
    }

    @Test
    void doesNotWaitForeverForWhatTheServerSaidBeforeItWasGone() throws Exception {
        channel.freezeTime();
        open();
        writes.failing = true;
        session.send(ClientEventWriter.functionResult("call_1", "{}"));
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
        assertEquals(List.of(closed("LOST", "Broken pipe")), heard.calls);
    }

    @Test
    void takesAFaultOfTlsForOneOfTheNetwork() throws Exception {
        open();
        try (RecordedLog log = new RecordedLog()) {
            channel.pipeline().fireExceptionCaught(new DecoderException(new SSLException("bad record MAC")));
            channel.runPendingTasks();
            assertEquals(List.of(), log.traces());
        }
        assertEquals(List.of(closed("LOST", "bad record MAC")), heard.calls);
    }

    @Test
    void tellsNothingAfterItWasClosed() throws Exception {
        heard.onUpdated = session::close;
        open();
        read(text("{\"type\":\"session.updated\"}"), text("{\"type\":\"session.created\"}"), frame(PING, new byte[0]));
        assertEquals(List.of("updated", closed("CLOSED_BY_US", "1000")), heard.calls);
    }

    @Test
    void asksASilentServerForASignOfLifeThenGivesItUp() throws Exception {
        channel.freezeTime();
        channel.pipeline().addFirst(new Heartbeat(session));
        open();
        pass(4_900);
        read(text("{\"type\":\"session.created\"}"));
        pass(4_900);
        assertEquals(0, channel.outboundMessages().size(), "not after 5 s of which some were not silent");
        pass(100);
        assertEquals(1, pings());
        read(frame(PONG, new byte[0]));
        pass(5_000);
        assertEquals(1, pings());
        pass(4_900);
        assertEquals(List.of("created"), heard.calls);
        pass(100);
        assertEquals(List.of("created", closed("FROZEN", "no sign of life for 10 s")), heard.calls);
        assertFalse(channel.isOpen());
    }

    /** Of a message that is announced as 17 MiB, nothing is awaited. */
    @Test
    void givesUpAServerWhoseMessagesAreTooLong() throws Exception {
        open();
        read(new byte[] {(byte) TEXT, 127, 0, 0, 0, 0, 1, 0x10, 0, 0});
        assertEquals(1, heard.calls.size(), heard.calls::toString);
        assertTrue(heard.calls.get(0).startsWith("closed SessionEnd[kind=LOST, detail=1009"), heard.calls::toString);
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    private int pings() {
        int pings = 0;
        for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            pings += (frame.getByte(0) & 0xFF) == PING ? 1 : 0;
            frame.release();
        }
        return pings;
    }

    private static String closed(String kind, String detail) {
        return "closed SessionEnd[kind=" + kind + ", detail=" + detail + "]";
    }

    private void open() throws Exception {
        ByteBuf request = channel.readOutbound();
        Matcher key = KEY.matcher(request.toString(US_ASCII));
        request.release();
        key.find();
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key.group(1) + GUID).getBytes(US_ASCII));
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        read(answer.getBytes(US_ASCII));
    }

    private void read(byte[]... parts) {
        channel.writeInbound(Unpooled.wrappedBuffer(parts).copy());
        channel.runPendingTasks();
    }

    private static byte[] text(String json) {
        return frame(TEXT, json.getBytes(UTF_8));
    }

    private static byte[] closing(int code, String reason) {
        byte[] text = reason.getBytes(UTF_8);
        return frame(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    private static byte[] frame(int opcode, byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) opcode)
                .put((byte) payload.length)
                .put(payload)
                .array();
    }

    /** A peer that is gone. */
    private static final class FailingWrites extends ChannelOutboundHandlerAdapter {
        boolean failing;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            if (failing) {
                ReferenceCountUtil.release(message);
                promise.setFailure(new IOException("Broken pipe"));
            } else {
                super.write(context, message, promise);
            }
        }
    }
}
