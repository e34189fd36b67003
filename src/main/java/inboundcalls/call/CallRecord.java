package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.config.Records;
import inboundcalls.playout.PlayoutFigures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What is kept of a call that is over. Times within it are in milliseconds from its beginning.
 *
 * @param cost of the model, in the currency of the prices
 * @param audio where its recording is, unless that failed
 */
public record CallRecord(
        UUID uuid,
        Who who,
        OffsetDateTime started,
        Duration lasted,
        End end,
        List<Turn> turns,
        List<Function> functions,
        CallView.Counts counts,
        PlayoutFigures sound,
        CallUsage usage,
        double cost,
        Optional<Path> audio) {
    public CallRecord {
        requireNonNull(uuid);
        requireNonNull(who);
        requireNonNull(started);
        requireNonNull(lasted);
        requireNonNull(end);
        turns = List.copyOf(turns);
        functions = List.copyOf(functions);
        requireNonNull(counts);
        requireNonNull(sound);
        requireNonNull(usage);
        requireNonNull(audio);
    }

    /** Of a call that is over now. On its loop. */
    static CallRecord of(CallParts parts, EndReason reason, String detail) {
        Config config = parts.services().config();
        CallStats stats = parts.stats();
        Duration lasted = Duration.ofNanos(parts.loop().ticker().nanoTime() - parts.start());
        boolean withWords = config.records().map(Records::transcript).orElse(false);
        return new CallRecord(
                parts.uuid(),
                parts.assistant().recorded(),
                OffsetDateTime.now(ZoneId.systemDefault()).minus(lasted),
                lasted,
                new End(reason, detail),
                parts.transcript().turns(withWords),
                parts.transcript().functions(),
                stats.counts(),
                parts.playout().figures(),
                stats.usage(),
                stats.usage().cost(config.realtime().prices()),
                parts.recording().file());
    }

    /** Of a caller for whom there was no place. */
    static CallRecord turnedAway(UUID uuid, Duration lasted, PlayoutFigures sound) {
        return new CallRecord(
                uuid,
                Who.UNKNOWN,
                OffsetDateTime.now(ZoneId.systemDefault()).minus(lasted),
                lasted,
                new End(EndReason.TOO_MANY_CALLS, ""),
                List.of(),
                List.of(),
                new CallView.Counts(0, 0, 0, 0, 0),
                sound,
                CallUsage.NONE,
                0,
                Optional.empty());
    }

    /** As Asterisk was told, as far as that is to be kept; what it was not told, or never was asked, is an empty text. */
    public record Who(String number, String name, String dialled, String profile) {
        /** Nothing was asked. */
        public static final Who UNKNOWN = new Who("", "", "", "");
    }

    /** {@code detail}: what the reason alone does not say, or empty. */
    public record End(EndReason reason, String detail) {}

    /** Whose turn it was. */
    public enum Speaker {
        CALLER,
        /** The caller, on the phone's keys. */
        KEYPAD,
        ASSISTANT
    }

    /**
     * Something that was said.
     *
     * @param at where it began; what a caller says: where it ended
     * @param text empty when it is not kept, or was not told
     */
    public record Turn(Speaker speaker, long at, String text, Voice voice) {}

    /**
     * How the assistant's turn was heard; of a caller's turn it is {@link #NONE}.
     *
     * @param heard how much of it the phone was given, in milliseconds
     * @param latency from the end of the caller's words to its first sound at the phone, in milliseconds, where it answers any
     * @param afterFunction a function was run in that time
     */
    public record Voice(long heard, boolean interrupted, OptionalLong latency, boolean afterFunction) {
        public static final Voice NONE = new Voice(0, false, OptionalLong.empty(), false);
    }

    /**
     * A function that was run, or refused.
     *
     * @param arguments as the model wrote them, perhaps malformed
     * @param result success, failure, or cancelled with its call
     * @param text what the model was told; empty when it was cancelled
     */
    public record Function(String name, String arguments, String result, String text, long at, long millis) {}
}
