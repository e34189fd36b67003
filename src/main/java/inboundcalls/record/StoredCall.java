package inboundcalls.record;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import inboundcalls.playout.PlayoutFigures;
import inboundcalls.realtime.Usage;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** A record as it was read back; {@code conf/calls.schema.json} says what its parts mean. What a line does not tell is empty or zero. */
public record StoredCall(
        int version,
        String uuid,
        String caller,
        String name,
        String dialled,
        String profile,
        String started,
        double seconds,
        End end,
        List<Turn> turns,
        List<Function> functions,
        long interruptions,
        long falseStarts,
        long reconnections,
        PlayoutFigures sound,
        Usage tokens,
        double costUsd,
        String audio) {
    private static final Gson GSON = new Gson();

    public StoredCall {
        uuid = told(uuid);
        caller = told(caller);
        name = told(name);
        dialled = told(dialled);
        profile = told(profile);
        started = told(started);
        end = end == null ? new End("", "", "") : end;
        turns = turns == null ? List.of() : turns;
        functions = functions == null ? List.of() : functions;
        sound = sound == null ? new PlayoutFigures(0, 0, 0, 0, 0, 0) : sound;
        tokens = tokens == null ? Usage.NONE : tokens;
        audio = told(audio);
    }

    /** Why it ended. */
    public record End(String reason, String text, String detail) {
        public End {
            reason = told(reason);
            text = told(text);
            detail = told(detail);
        }
    }

    /** {@code latencyMillis}: zero where nobody waited. */
    public record Turn(
            String who,
            long atMillis,
            String text,
            long heardMillis,
            boolean interrupted,
            long latencyMillis,
            boolean afterFunction) {
        public Turn {
            who = told(who);
            text = told(text);
        }
    }

    /** What the model had run. */
    public record Function(String name, String arguments, String result, String text, long atMillis, long millis) {
        public Function {
            name = told(name);
            arguments = told(arguments);
            result = told(result);
            text = told(text);
        }
    }

    /** Empty when the line is not a record of this version. */
    public static Optional<StoredCall> parse(String line) {
        try {
            return Optional.ofNullable(GSON.fromJson(line, StoredCall.class)).filter(StoredCall::isWhole);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    public OffsetDateTime startedAt() {
        return OffsetDateTime.parse(started);
    }

    private boolean isWhole() {
        try {
            return version == RecordJson.VERSION && !uuid.isEmpty() && startedAt() != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String told(String text) {
        return text == null ? "" : text;
    }
}
