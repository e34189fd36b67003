package inboundcalls.server;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.admin.AdminServer;
import inboundcalls.admin.Watched;
import inboundcalls.asterisk.AriClient;
import inboundcalls.asterisk.CallerLookup;
import inboundcalls.asterisk.NextStep;
import inboundcalls.audiosocket.AudioSocketServer;
import inboundcalls.audiosocket.Connections;
import inboundcalls.audiosocket.Doorkeeper;
import inboundcalls.audiosocket.Intake;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.call.CallFactory;
import inboundcalls.call.CallInitializer;
import inboundcalls.call.CallRecords;
import inboundcalls.call.CallRegistry;
import inboundcalls.call.CallServices;
import inboundcalls.call.CallSounds;
import inboundcalls.call.EndReason;
import inboundcalls.config.Admin;
import inboundcalls.config.Config;
import inboundcalls.mikrotik.ConsultarMikroTikTool;
import inboundcalls.net.Names;
import inboundcalls.net.Transport;
import inboundcalls.playout.PlayoutFigures;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.realtime.RealtimeConnector;
import inboundcalls.realtime.WebSocketConnector;
import inboundcalls.record.RecordWriter;
import inboundcalls.recording.Recorder;
import inboundcalls.tool.CircuitBreaker;
import inboundcalls.tool.ToolPlaces;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: its object graph, built by hand, from the first listening to the last thread. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** A prompt of some seconds; what is longer is cut off. */
    private static final long GOODBYE_MILLIS = 8_000;
    /** Longer than a call waits for Asterisk to close after 0x00. */
    private static final long CLOSE_MILLIS = 3_000;

    private static final long LOOP_MILLIS = 1_500;
    /** What {@link #drain} and {@link #close} together may take beyond the configured time. */
    public static final Duration LONGEST_END = Duration.ofMillis(GOODBYE_MILLIS + CLOSE_MILLIS + 5 * LOOP_MILLIS);

    private final EventLoopGroup acceptLoop;
    private final EventLoopGroup callLoops;
    private final EventLoopGroup toolLoops;
    private final EventLoopGroup adminLoop;
    private final CallRegistry calls = new CallRegistry();
    private final PlayoutTotals playout = new PlayoutTotals();
    private final Connections connections;
    private final PeerFaults peerFaults;
    private final Duration drainTimeout;
    private final CallRecords records;
    private final Optional<Recorder> recorder;
    /** Done when calls are not to be waited for any more. */
    private final Promise<Void> patience;

    private final CircuitBreaker mikrotik;
    private final Intake intake = new Intake();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final InetSocketAddress address;
    private final Optional<InetSocketAddress> adminAddress;

    private Server(Config config, Transport transport) throws IOException {
        this.acceptLoop = transport.group(1, "accept");
        this.callLoops = transport.group(config.audioSocket().loops(), "call");
        this.toolLoops = transport.group(config.tools().threads(), "tool");
        this.adminLoop = transport.group(1, "admin");
        this.connections = new Connections(acceptLoop.next());
        this.peerFaults = new PeerFaults(acceptLoop.next());
        this.drainTimeout = config.call().drainTimeout();
        this.patience = acceptLoop.next().newPromise();
        this.mikrotik = ConsultarMikroTikTool.breaker(config.mikrotik());
        this.records = RecordWriter.of(config.records(), acceptLoop.next());
        this.recorder = config.audioRecords().map(settings -> new Recorder(settings, acceptLoop.next()));
        try {
            this.adminAddress = watch(config, transport);
            this.address = listen(config, transport);
        } catch (IOException | RuntimeException e) {
            shutDownLoops();
            throw e;
        }
    }

    /**
     * Listens for calls when it returns.
     *
     * @throws IOException with a message for the operator when it cannot
     */
    public static Server start(Config config) throws IOException {
        return new Server(requireNonNull(config), Transport.available());
    }

    /** Where it listens; the port is the real one. */
    public InetSocketAddress address() {
        return address;
    }

    /** Where those who watch it ask; absent when that is off. */
    public Optional<InetSocketAddress> adminAddress() {
        return adminAddress;
    }

    /** How steadily sound has gone to all phones so far. From any thread. */
    public PlayoutFigures playout() {
        return playout.figures();
    }

    /** The connections that were refused so far. From any thread. */
    public PeerFaults peerFaults() {
        return peerFaults;
    }

    /** How many calls have ended so. From any thread. */
    public long callsEnded(EndReason reason) {
        return calls.ended(reason);
    }

    /** Blocks until it is told to close: one that was drained runs on. */
    public void awaitClose() throws InterruptedException {
        closing.await();
    }

    /** Blocks until the calls that are up have ended and no phone is connected. */
    public void awaitCallsEnd() throws InterruptedException {
        calls.awaitEnd();
        connections.closed().sync();
    }

    /**
     * Takes no more calls, lets those that are up go on, up to the configured time, and tells the callers of those left that it stops. Blocks
     * until they have ended, as far as they do.
     */
    public void drain() {
        stopListening();
        Future<Void> closed = connections.closed();
        closed.addListener(ended -> patience.trySuccess(null));
        if (calls.size() > 0) {
            LOG.info("Llamadas en curso: {}; pueden seguir {} s", calls.size(), drainTimeout.toSeconds());
        }
        patience.awaitUninterruptibly(drainTimeout.toMillis());
        if (!closed.isDone()) {
            LOG.info("Terminando {} llamadas en curso, con una despedida", calls.size());
            calls.sayGoodbyeToAll();
            closed.awaitUninterruptibly(GOODBYE_MILLIS);
        }
    }

    /** From any thread: calls that {@link #drain} waits for are said goodbye to now; asked again, they end without. */
    public void hurry() {
        if (!patience.trySuccess(null)) {
            calls.stopAll();
        }
    }

    /** Takes no more calls and ends those that are up at once. Blocks until they have, and all threads; never for long. */
    @Override
    public void close() {
        closing.countDown();
        stopListening();
        if (calls.size() > 0) {
            LOG.info("Terminando {} llamadas en curso", calls.size());
        }
        calls.stopAll();
        // A loop that shuts down closes its channels at once, if it does, which would drop the callers: Asterisk closes
        // them when it has read the 0x00.
        connections.closed().awaitUninterruptibly(CLOSE_MILLIS);
        LOG.info("📊 Audio a los teléfonos, en total: {}", playout().describe());
        shutDownLoops();
    }

    private void stopListening() {
        intake.drain().awaitUninterruptibly(LOOP_MILLIS);
        connections.closeWaiting();
    }

    /** First of all: who asks while the rest is coming up is told that it does not listen yet. */
    private Optional<InetSocketAddress> watch(Config config, Transport transport) throws IOException {
        Admin admin = config.admin();
        if (admin.port() == 0) {
            return Optional.empty();
        }
        Watched watched = new Watched(
                intake, calls, playout, peerFaults, mikrotik, config.realtime().prices(), records, recorder);
        return Optional.of(new AdminServer(transport, adminLoop, admin, watched).listen());
    }

    private InetSocketAddress listen(Config config, Transport transport) throws IOException {
        Optional<AriClient> ari = config.ari().map(settings -> AriClient.of(settings, transport));
        Optional<NextStep> nextStep = ari.map(NextStep::new);
        Toolbox toolbox = Tools.toolbox(config, transport, nextStep, mikrotik);
        ToolPlaces places =
                new ToolPlaces(config.tools().running(), config.tools().runningPerCall());
        ToolRunner runner = new ToolRunner(toolbox, toolLoops, config.tools().deadline(), places);
        RealtimeConnector connector = new WebSocketConnector(
                config.realtime(), transport, Names.resolver(transport), ForkJoinPool.commonPool());
        CallSounds sounds = CallSounds.load(config);
        Optional<CallerLookup> lookup = ari.map(asterisk -> new CallerLookup(asterisk, toolLoops.next()));
        CallServices services = new CallServices(
                config, connector, toolbox, runner, calls, sounds, records, recorder, lookup, nextStep);
        CallFactory factory = new CallFactory(services, playout, callLoops);
        Doorkeeper door = new Doorkeeper(config.audioSocket(), connections, peerFaults);
        CallInitializer pipeline = new CallInitializer(config.audioSocket(), connections, peerFaults, factory);
        InetSocketAddress where = new InetSocketAddress(
                config.audioSocket().address(), config.audioSocket().port());
        try {
            Duration lostTimeout = config.audioSocket().limits().lostTimeout();
            Channel listener =
                    new AudioSocketServer(transport, acceptLoop, callLoops, door, pipeline, lostTimeout).listen(where);
            intake.open(listener);
            return (InetSocketAddress) listener.localAddress();
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on " + where.getHostString() + ":" + where.getPort() + ": " + e.getMessage(), e);
        }
    }

    /** The accept loop last: it is told of connections that close on the others. One that hangs is left behind. */
    private void shutDownLoops() {
        for (List<EventLoopGroup> groups : List.of(List.of(callLoops, toolLoops, adminLoop), List.of(acceptLoop))) {
            groups.forEach(loops -> loops.shutdownGracefully(0, LOOP_MILLIS, MILLISECONDS));
            groups.forEach(loops -> loops.terminationFuture().awaitUninterruptibly(LOOP_MILLIS));
        }
        recorder.ifPresent(one -> one.close(LOOP_MILLIS));
        records.close(LOOP_MILLIS);
    }
}
