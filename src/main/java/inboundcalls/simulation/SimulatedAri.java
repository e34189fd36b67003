package inboundcalls.simulation;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The REST interface of an Asterisk on loopback whose channels sit in {@code AudioSocket()}. What is set counts from the next request on;
 * thread-safe.
 */
public final class SimulatedAri implements AutoCloseable {
    public static final String USER = "Asterisk";
    public static final String PASSWORD = "simulated-ari";

    private static final int BODY_LIMIT_BYTES = 64 * 1024;

    private final AtomicReference<AriBehaviour> behaviour = new AtomicReference<>(AriBehaviour.USUAL);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AriState state = new AriState();
    private final AriEndpoints endpoints = new AriEndpoints(state, USER, PASSWORD);
    private final ListeningPort port;

    private SimulatedAri(int port) throws IOException {
        this.port = new ListeningPort("ari", new InetSocketAddress(InetAddress.getLoopbackAddress(), port), this::fill);
    }

    /**
     * Listens when it returns, for {@link #USER} and {@link #PASSWORD}.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static SimulatedAri start(int port) throws IOException {
        return new SimulatedAri(port);
    }

    public String host() {
        return port.address().getAddress().getHostAddress();
    }

    public int port() {
        return port.address().getPort();
    }

    /** A call by the dialplan application: one channel. */
    public void addApplication(UUID call, String number, String name, String dialled) {
        state.addApplication(call, number, name, dialled);
    }

    /** A call by the channel driver: the caller's channel, and the one of the driver that it dialled. */
    public void addDriver(UUID call, String number, String name, String dialled) {
        state.addDriver(call, number, name, dialled);
    }

    /** The call's channels are gone. */
    public void remove(UUID call) {
        state.remove(call);
    }

    /** The global variables of the dialplan, by name. */
    public Map<String, String> globals() {
        return state.globals();
    }

    /** As {@code Set(GLOBAL(variable)=value)} in the dialplan. */
    public void setGlobal(String variable, String value) {
        state.setGlobal(variable, value);
    }

    /** All that it was asked so far: {@code GET /ari/channels}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How long it thinks about a request. */
    public void delay(Duration delay) {
        behaviour.updateAndGet(now -> new AriBehaviour(delay, now.fault()));
    }

    public void fault(AriFault fault) {
        behaviour.updateAndGet(now -> new AriBehaviour(now.delay(), fault));
    }

    @Override
    public void close() {
        port.close();
    }

    private void fill(Channel channel) {
        channel.pipeline()
                .addLast(new HttpServerCodec(), new HttpObjectAggregator(BODY_LIMIT_BYTES))
                .addLast(new SimulatedAriHandler(endpoints, behaviour::get, requests::add));
    }
}
