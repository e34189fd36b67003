package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import inboundcalls.call.CallTotals.FunctionEnd;
import inboundcalls.call.Durations;
import inboundcalls.call.EndReason;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;

/** What happened since midnight, or since the start where that was later. Lives on the administration port's loop. */
final class Today {
    private final Watched watched;
    private final Supplier<LocalDate> clock;
    private LocalDate day;
    private Count before;

    Today(Watched watched, Supplier<LocalDate> clock) {
        this.watched = requireNonNull(watched);
        this.clock = requireNonNull(clock);
        this.day = clock.get();
        this.before = count();
    }

    /** To be called often enough around midnight: what was counted until then is yesterday's. */
    void turn() {
        LocalDate now = clock.get();
        if (!now.equals(day)) {
            day = now;
            before = count();
        }
    }

    JsonObject toJson() {
        turn();
        Count now = count();
        JsonObject json = new JsonObject();
        json.addProperty("ended", now.ended - before.ended);
        json.addProperty("failed", now.failed - before.failed);
        json.addProperty("functions", now.functions - before.functions);
        json.addProperty("failedFunctions", now.failedFunctions - before.failedFunctions);
        json.addProperty("interruptions", now.interruptions - before.interruptions);
        json.addProperty("reconnections", now.reconnections - before.reconnections);
        json.addProperty("cost", now.cost - before.cost);
        long answers = now.answers - before.answers;
        if (answers > 0) {
            json.addProperty("meanAnswerSeconds", (now.answerSeconds - before.answerSeconds) / answers);
        }
        return json;
    }

    private Count count() {
        long ended = 0;
        long failed = 0;
        for (EndReason reason : EndReason.values()) {
            long calls = watched.calls().ended(reason);
            ended += calls;
            failed += reason.isExpected() ? 0 : calls;
        }
        var totals = watched.calls().totals();
        Map<FunctionEnd, Durations> functions = totals.functions();
        return new Count(
                ended,
                failed,
                functions.values().stream().mapToLong(Today::times).sum(),
                functions.entrySet().stream()
                        .filter(end -> end.getKey().result().equals("failure"))
                        .mapToLong(end -> times(end.getValue()))
                        .sum(),
                totals.interruptions(),
                totals.reconnections(),
                totals.usage().cost(watched.prices()),
                times(totals.answers()) + times(totals.answersWithFunction()),
                totals.answers().seconds() + totals.answersWithFunction().seconds());
    }

    private static long times(Durations durations) {
        return durations.millis().getTotalCount();
    }

    private record Count(
            long ended,
            long failed,
            long functions,
            long failedFunctions,
            long interruptions,
            long reconnections,
            double cost,
            long answers,
            double answerSeconds) {}
}
