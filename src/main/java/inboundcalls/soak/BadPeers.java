package inboundcalls.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.UUID;

/** Connections that are no calls, or that go wrong as soon as they are. The last few stay open. Lives on one thread. */
final class BadPeers implements AutoCloseable {
    private static final int MOST_OPEN = 12;
    private static final int WAIT_MILLIS = 2_000;
    private static final int SMALL = 1 << 12;
    private static final byte IDENTITY = 0x01;
    private static final byte DIGIT = 0x03;
    private static final byte AUDIO = 0x10;

    private final InetSocketAddress server;
    private final SplittableRandom random;
    private final Deque<Socket> open = new ArrayDeque<>();

    BadPeers(InetSocketAddress server, SplittableRandom random) {
        this.server = server;
        this.random = random;
    }

    /** Connects, and closes without a word. */
    void scan() throws IOException {
        connect(SMALL).close();
    }

    void sendGarbage() throws IOException {
        byte[] garbage = new byte[random.nextInt(1, SMALL)];
        random.nextBytes(garbage);
        send(garbage);
    }

    /** Begins a call, and goes on with a key of two digits. */
    void breakTheProtocol() throws IOException {
        send(identity(), new byte[] {DIGIT, 0, 2, '1', '2'});
    }

    /** Begins a call, and stops in the middle of a frame. */
    void stopInAMessage() throws IOException {
        send(identity(), new byte[] {AUDIO, 1, 64, 0, 0});
    }

    /** Begins a call, and takes nothing of what comes. */
    void stopReading() throws IOException {
        send(identity());
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void send(byte[]... parts) throws IOException {
        Socket socket = connect(SMALL);
        OutputStream out = socket.getOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        out.flush();
        open.add(socket);
        if (open.size() > MOST_OPEN) {
            open.remove().close();
        }
    }

    private Socket connect(int window) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(window);
        socket.connect(server, WAIT_MILLIS);
        return socket;
    }

    private static byte[] identity() {
        UUID call = UUID.randomUUID();
        return ByteBuffer.allocate(3 + 2 * Long.BYTES)
                .put(IDENTITY)
                .putShort((short) (2 * Long.BYTES))
                .putLong(call.getMostSignificantBits())
                .putLong(call.getLeastSignificantBits())
                .array();
    }
}
