package inboundcalls.audiosocket;

import inboundcalls.log.LimitedLog;
import java.net.SocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that were refused, by reason: all are counted, and told in the log as far as it holds them. Thread-safe. */
public final class PeerFaults {
    private static final Logger LOG = LoggerFactory.getLogger(PeerFaults.class);

    private final Map<PeerFault, LongAdder> counts = new EnumMap<>(PeerFault.class);
    private final Map<PeerFault, LimitedLog> logs = new EnumMap<>(PeerFault.class);

    public PeerFaults(ScheduledExecutorService timer) {
        for (PeerFault fault : PeerFault.values()) {
            counts.put(fault, new LongAdder());
            logs.put(fault, new LimitedLog(LOG, "Conexión rechazada: " + fault.text(), timer));
        }
    }

    /** {@code detail} may be empty. */
    public void add(PeerFault fault, SocketAddress peer, String detail) {
        counts.get(fault).increment();
        String why = detail.isEmpty() ? fault.text() : fault.text() + " (" + detail + ")";
        logs.get(fault).warn("Conexión rechazada de {}: {}", peer, why);
    }

    public long count(PeerFault fault) {
        return counts.get(fault).sum();
    }
}
