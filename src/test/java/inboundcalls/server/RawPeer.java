package inboundcalls.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;

/** A bare connection to the server, which sends what a test wants. */
final class RawPeer implements AutoCloseable {
    static final String UUID = "00112233-4455-6677-8899-aabbccddeeff";
    static final String IDENTITY = "01 0010 00112233445566778899aabbccddeeff";

    private static final int WAIT_MILLIS = 20_000;

    private final Socket socket = new Socket();

    RawPeer(InetSocketAddress server) throws IOException {
        this(server, 1 << 16);
    }

    /** {@code window}: what it can hold of what comes. */
    RawPeer(InetSocketAddress server, int window) throws IOException {
        socket.setReceiveBufferSize(window);
        socket.setSoTimeout(WAIT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(server, WAIT_MILLIS);
    }

    /** As the log has it. */
    String address() {
        return socket.getLocalSocketAddress().toString();
    }

    RawPeer send(String hex) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(HexFormat.of().parseHex(hex.replace(" ", "")));
        out.flush();
        return this;
    }

    /** The first byte of what comes. */
    int readMessageKind() throws IOException {
        return socket.getInputStream().read();
    }

    /** Reads until the server closes; by a reset as well. Fails when it does not. */
    void awaitClose() throws IOException {
        byte[] some = new byte[1 << 16];
        try {
            while (socket.getInputStream().read(some) >= 0) {
                // sound
            }
        } catch (SocketException reset) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
