package inboundcalls.simulation;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A MikroTik API that knows a small network. What is set counts from the next question on; thread-safe. */
public final class SimulatedMikroTikApi implements AutoCloseable {
    private static final int BODY_LIMIT_BYTES = 64 * 1024;

    private final MikroTikEndpoints endpoints;
    private final AtomicReference<MikroTikBehaviour> behaviour = new AtomicReference<>(MikroTikBehaviour.USUAL);
    private final Queue<MikroTikFault> pending = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final ListeningPort port;

    private SimulatedMikroTikApi(InetSocketAddress address, SimulatedNetwork network) throws IOException {
        this.endpoints = new MikroTikEndpoints(new NetworkAnswers(network));
        this.port = new ListeningPort("mikrotik-api", address, this::fill);
    }

    /**
     * Listens on loopback when it returns, with the network that comes with the program.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static SimulatedMikroTikApi start(int port) throws IOException {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SimulatedNetwork.load());
    }

    /**
     * Listens when it returns.
     *
     * @throws IOException when the port is taken, or the address is not this host's
     */
    public static SimulatedMikroTikApi start(InetSocketAddress address, SimulatedNetwork network) throws IOException {
        return new SimulatedMikroTikApi(address, network);
    }

    public int port() {
        return port.address().getPort();
    }

    public URI url() {
        return URI.create("http://" + NetUtil.toSocketAddressString(port.address()));
    }

    /** How many it has been sent so far, of whatever kind. */
    public int requests() {
        return requests.get();
    }

    /** How long it thinks about a question. */
    public void delay(Duration delay) {
        behaviour.updateAndGet(now -> new MikroTikBehaviour(delay, now.troubles(), now.fixed()));
    }

    /** At every question, and nowhere else. */
    public void fault(MikroTikFault fault) {
        troubles(List.of(MikroTikTrouble.everywhere(fault)));
    }

    /** At the next question that is asked, once, before all that it has; several wait for several questions. */
    public void faultOnce(MikroTikFault fault) {
        pending.add(fault);
    }

    /** Instead of all that it had. */
    public void troubles(List<MikroTikTrouble> troubles) {
        behaviour.updateAndGet(now -> new MikroTikBehaviour(now.delay(), troubles, now.fixed()));
    }

    /** From now on it gives this answer to this question, to the letter. */
    public void answer(String question, String response) {
        behaviour.updateAndGet(
                now -> new MikroTikBehaviour(now.delay(), now.troubles(), with(now, question, response)));
    }

    /** Frees the port and drops all connections. */
    @Override
    public void close() {
        port.close();
    }

    private void fill(Channel channel) {
        channel.pipeline()
                .addLast(new HttpServerCodec(), new HttpObjectAggregator(BODY_LIMIT_BYTES))
                .addLast(new SimulatedMikroTikHandler(endpoints, this::behaviourAt));
    }

    private MikroTikBehaviour behaviourAt(MikroTikRequest request) {
        requests.incrementAndGet();
        MikroTikBehaviour now = behaviour.get();
        MikroTikFault once = request.path().equals(MikroTikEndpoints.QUERY) ? pending.poll() : null;
        return once == null
                ? now
                : new MikroTikBehaviour(now.delay(), List.of(MikroTikTrouble.everywhere(once)), now.fixed());
    }

    private static Map<String, String> with(MikroTikBehaviour now, String question, String response) {
        Map<String, String> fixed = new HashMap<>(now.fixed());
        fixed.put(question, response);
        return fixed;
    }
}
