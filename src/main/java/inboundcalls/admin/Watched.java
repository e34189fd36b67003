package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import inboundcalls.audiosocket.Intake;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.call.CallRecords;
import inboundcalls.call.CallRegistry;
import inboundcalls.config.Prices;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.recording.Recorder;
import inboundcalls.tool.CircuitBreaker;
import java.util.Optional;

/** What there is to tell of a running server; all of it can be asked from any thread. */
public record Watched(
        Intake intake,
        CallRegistry calls,
        PlayoutTotals playout,
        PeerFaults peerFaults,
        CircuitBreaker mikrotik,
        Prices prices,
        CallRecords records,
        Optional<Recorder> recorder) {
    public Watched {
        requireNonNull(intake);
        requireNonNull(calls);
        requireNonNull(playout);
        requireNonNull(peerFaults);
        requireNonNull(mikrotik);
        requireNonNull(prices);
        requireNonNull(records);
        requireNonNull(recorder);
    }
}
