package inboundcalls.http;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A name server that gives each question the same answer. */
final class FakeNameServer implements AutoCloseable {
    enum Answer {
        /** Every name is at 127.0.0.1. */
        LOOPBACK,
        NO_SUCH_NAME,
        NOTHING
    }

    private static final int HEADER_BYTES = 12;
    private static final short ANSWERED = (short) 0x8180;
    private static final short NO_SUCH_NAME = (short) 0x8183;
    private static final short TYPE_A = 1;
    private static final short CLASS_IN = 1;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

    FakeNameServer(Answer answer) throws IOException {
        Thread thread = new Thread(() -> serve(answer), "fake-name-server");
        thread.setDaemon(true);
        thread.start();
    }

    DnsServerAddressStreamProvider provider() {
        return new SingletonDnsServerAddressStreamProvider(
                new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort()));
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve(Answer answer) {
        try {
            while (true) {
                DatagramPacket query = new DatagramPacket(new byte[512], 512);
                socket.receive(query);
                if (answer != Answer.NOTHING) {
                    byte[] reply = reply(ByteBuffer.wrap(query.getData(), 0, query.getLength()), answer);
                    socket.send(new DatagramPacket(reply, reply.length, query.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    /** Header and question come back; an address only to who asks for an IPv4 one. */
    private static byte[] reply(ByteBuffer query, Answer answer) {
        int end = endOfName(query);
        boolean found = answer == Answer.LOOPBACK && query.getShort(end) == TYPE_A;
        ByteBuffer reply = ByteBuffer.allocate(end + 4 + (found ? 16 : 0));
        reply.putShort(query.getShort(0)).putShort(answer == Answer.LOOPBACK ? ANSWERED : NO_SUCH_NAME);
        reply.putShort((short) 1).putShort((short) (found ? 1 : 0)).putInt(0);
        reply.put(query.slice(HEADER_BYTES, end + 4 - HEADER_BYTES));
        if (found) {
            reply.putShort((short) (0xC000 | HEADER_BYTES)).putShort(TYPE_A).putShort(CLASS_IN);
            reply.putInt(60).putShort((short) 4).put(new byte[] {127, 0, 0, 1});
        }
        return reply.array();
    }

    private static int endOfName(ByteBuffer query) {
        int at = HEADER_BYTES;
        while (query.get(at) != 0) {
            at += 1 + query.get(at);
        }
        return at + 1;
    }
}
