package inboundcalls.call;

import inboundcalls.playout.PlayoutFigures;
import java.util.Optional;
import java.util.UUID;

/**
 * How a call stands at one moment, for those who watch.
 *
 * @param speaking the newest frame that the phone was given had the model's voice in it
 * @param scene there where it was asked for: it costs more than the rest
 */
public record CallView(
        UUID uuid,
        State state,
        long millis,
        Who who,
        boolean speaking,
        Counts counts,
        PlayoutFigures playout,
        Optional<CallScene> scene) {
    /** How far a call has come. */
    public enum State {
        /** The model has not taken its settings yet. */
        CONNECTING,
        TALKING,
        /** It is over, and the caller is told so. */
        LEAVING
    }

    /** As far as Asterisk has told it; {@code caller} as the log has it. */
    public record Who(String caller, String dialled, String profile) {}

    /** {@code running}: functions that have no answer yet. */
    public record Counts(long functionCalls, long running, long interruptions, long falseStarts, long reconnections) {}
}
