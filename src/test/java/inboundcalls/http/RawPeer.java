package inboundcalls.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A server of one connection that reads a request's head and then does, byte for byte, what the test says. */
public final class RawPeer implements AutoCloseable {
    /** What happens after the request's head; afterwards the connection is closed. */
    public interface Script {
        void run(Socket socket) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> head = new CompletableFuture<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();

    public RawPeer(Script script) throws IOException {
        Thread thread = new Thread(() -> serve(script), "raw-peer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends this text as it is. */
    public static Script saying(String text) {
        return socket -> send(socket, text);
    }

    /** Sends this text, and then nothing more until the client closes. */
    public static Script sayingThenSilent(String text) {
        return socket -> {
            send(socket, text);
            awaitEnd(socket);
        };
    }

    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** The request's head, without the empty line. */
    public CompletableFuture<String> head() {
        return head;
    }

    /** Done when the script has ended, with a script that waits for the client's end: when the client has closed. */
    public CompletableFuture<Void> left() {
        return left;
    }

    /** Reads until the client is gone, by close or by reset. */
    public static void awaitEnd(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            // gone as well
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Script script) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            head.complete(readHead(socket.getInputStream()));
            script.run(socket);
        } catch (IOException gone) {
            // a client that left, or a peer that nobody asked
        } finally {
            left.complete(null);
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next != -1; next = in.read()) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                return head.toString().strip();
            }
        }
        throw new IOException("request's head: " + head);
    }
}
