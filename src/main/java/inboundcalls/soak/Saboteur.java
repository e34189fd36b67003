package inboundcalls.soak;

import inboundcalls.simulation.ConnectionFault;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedRealtime;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Does one thing after the other that must not be felt beyond where it is done. Lives on one thread. */
final class Saboteur {
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final int MOST_BREAKS_OF_A_CALL = 2;

    private final SimulatedRealtime realtime;
    private final SimulatedMikroTikApi mikrotik;
    private final BadPeers peers;
    private final Callers callers;
    private final SplittableRandom random;
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

    Saboteur(SoakStage stage, BadPeers peers, Callers callers, SplittableRandom random) {
        this.realtime = stage.realtime();
        this.mikrotik = stage.mikrotik();
        this.peers = peers;
        this.callers = callers;
        this.random = random;
    }

    /** Does one of them at random; another one when there is no call that it can be done to. */
    void strike() throws IOException {
        Fault fault;
        do {
            fault = FAULTS.get(random.nextInt(FAULTS.size()));
        } while (!inject(fault));
        done.merge(fault, 1, Integer::sum);
    }

    /** How often each was done. */
    Map<Fault, Integer> done() {
        return new EnumMap<>(done);
    }

    private boolean inject(Fault fault) throws IOException {
        if (fault.session().isPresent()) {
            return breakSession(fault.session().get());
        }
        fault.api().ifPresent(mikrotik::faultOnce);
        switch (fault) {
            case SESSION_REFUSED -> realtime.refuseOne();
            case CALLER_RESET -> {
                return callers.resetOne(random);
            }
            case PEER_SCANS_THE_PORT -> peers.scan();
            case PEER_SENDS_GARBAGE -> peers.sendGarbage();
            case PEER_BREAKS_THE_PROTOCOL -> peers.breakTheProtocol();
            case PEER_STOPS_IN_A_MESSAGE -> peers.stopInAMessage();
            case PEER_STOPS_READING -> peers.stopReading();
            default -> {}
        }
        return true;
    }

    private boolean breakSession(ConnectionFault fault) {
        List<Talk> talks = callers.talks();
        for (int i = 0; i < talks.size(); i++) {
            OptionalInt session = talks.get(random.nextInt(talks.size())).breakSession(MOST_BREAKS_OF_A_CALL);
            if (session.isPresent()) {
                realtime.fault(session.getAsInt(), fault);
                return true;
            }
        }
        return false;
    }
}
