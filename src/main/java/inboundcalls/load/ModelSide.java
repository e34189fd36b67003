package inboundcalls.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.load.CallLink.Answer;
import inboundcalls.load.CallLink.SentMark;
import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import inboundcalls.simulation.LeanTap;
import inboundcalls.simulation.Mark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures at the simulated model: how long marks took to get there, and what is missing between them. By its first mark it learns whose call
 * a session is. Lives on the model's loop.
 */
final class ModelSide implements LeanTap {
    /** From mark to mark at 24 kHz. */
    private static final long SAMPLES = 24_000L * Mouth.MARK_FRAMES / 50;

    private static final long SAMPLES_A_FRAME = 24_000 / 50;
    /** Then its number may be another one's. */
    private static final long OLDEST_NANOS = SECONDS.toNanos(Mark.SEQUENCES - 1);

    private final List<CallLink> calls;
    private final LoadMeters meters;
    private final Map<Integer, CallLink> sessions = new HashMap<>();
    private final Map<Integer, Heard> heard = new HashMap<>();

    /** The mark that a session heard last. */
    private record Heard(int sequence, long start) {}

    ModelSide(List<CallLink> calls, LoadMeters meters) {
        this.calls = calls;
        this.meters = meters;
    }

    @Override
    public void marked(int session, Mark mark, long nanos, long start) {
        if (mark.call() >= calls.size()) {
            return;
        }
        CallLink call = calls.get(mark.call());
        call.mark(mark.sequence())
                .filter(sent -> nanos - sent.nanos() < OLDEST_NANOS)
                .ifPresent(sent -> {
                    meters.took(Time.UPLINK, nanos - sent.nanos());
                    sessions.putIfAbsent(session, call);
                    account(call, heard.put(session, new Heard(mark.sequence(), start)), mark, start);
                });
    }

    @Override
    public void speechStarted(int session, long nanos) {
        call(session).ifPresent(call -> call.speechStarted(nanos));
    }

    @Override
    public void answerBegun(int session, long nanos) {
        call(session).ifPresent(call -> call.begin(new Answer(nanos)));
    }

    @Override
    public void answerEnded(int session, long millis) {
        call(session).ifPresent(call -> call.answer().end(millis));
    }

    @Override
    public void asked(int session) {
        meters.waitForFunction(1);
    }

    @Override
    public void told(int session) {
        meters.waitForFunction(-1);
    }

    @Override
    public void refused(String code, String message) {
        meters.refused(code);
    }

    /** Nothing before its first mark. */
    private Optional<CallLink> call(int session) {
        return Optional.ofNullable(sessions.get(session));
    }

    /** {@code before} is null for the first mark. */
    private void account(CallLink call, Heard before, Mark mark, long start) {
        if (before == null) {
            return;
        }
        int marks = Math.floorMod(mark.sequence() - before.sequence() - 1, Mark.SEQUENCES) + 1;
        meters.happened(Event.MARKS_LOST, marks - 1);
        for (int i = 0; i < marks; i++) {
            int sequence = Math.floorMod(mark.sequence() - i, Mark.SEQUENCES);
            if (call.mark(sequence).map(SentMark::broken).orElse(true)) {
                return;
            }
        }
        long missing = marks * SAMPLES - (start - before.start());
        meters.happened(Event.UPLINK_FRAMES_LOST, Math.max(0, Math.round((double) missing / SAMPLES_A_FRAME)));
    }
}
