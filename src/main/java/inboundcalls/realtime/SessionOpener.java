package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.audio.Pcm;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The connection of one session, made anew while it cannot be made for a reason that may pass, with growing pauses and up to a limit. Once it
 * was open its end is the session's. Lives on the call's event loop.
 */
final class SessionOpener {
    private final ModelEndpoint endpoint;
    private final RealtimeListener listener;
    private final CallLog log;
    private final EventLoop loop;
    private final Consumer<RealtimeWebSocket> connect;
    private final long deadline;
    private RealtimeWebSocket socket;
    private int failures;
    private Future<?> next;
    private boolean closed;

    /** {@code connect} begins to connect a socket, for the first time after {@code pauseMillis}. */
    SessionOpener(
            ModelEndpoint endpoint,
            RealtimeListener listener,
            CallLog log,
            EventLoop loop,
            Duration limit,
            long pauseMillis,
            Consumer<RealtimeWebSocket> connect) {
        this.endpoint = requireNonNull(endpoint);
        this.listener = requireNonNull(listener);
        this.log = requireNonNull(log);
        this.loop = requireNonNull(loop);
        this.connect = requireNonNull(connect);
        this.deadline = loop.ticker().nanoTime() + limit.toNanos();
        this.socket = newSocket();
        this.next = loop.schedule(this::open, pauseMillis, MILLISECONDS);
    }

    void send(String text) {
        socket.send(text);
    }

    void append(Pcm pcm) {
        socket.append(pcm);
    }

    void close() {
        closed = true;
        socket.close();
        if (next.cancel(false)) {
            loop.execute(() -> listener.onClosed(new SessionEnd(Kind.CLOSED_BY_US, "")));
        }
    }

    private void open() {
        connect.accept(socket);
    }

    private void onEnd(SessionEnd end) {
        failures++;
        long pause = RetryPause.millisAfter(failures);
        boolean timeLeft = loop.ticker().nanoTime() + MILLISECONDS.toNanos(pause) < deadline;
        if (closed || socket.wasOpened() || !end.kind().mayPass() || !timeLeft) {
            listener.onClosed(end);
            return;
        }
        log.warn("🔁 Sin conexión con la API Realtime ({}): otro intento en {} ms", end.detail(), pause);
        socket = newSocket();
        next = loop.schedule(this::open, pause, MILLISECONDS);
    }

    private RealtimeWebSocket newSocket() {
        return new RealtimeWebSocket(endpoint, listener, log, this::onEnd);
    }
}
