package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.ResponseSequencer;
import java.time.Duration;

/** The longest that a call may last, with a warning before, which is given as soon as nobody speaks. Lives on the call's event loop. */
final class TimeLimit {
    static final String GOODBYE =
            "La llamada ha llegado a su duración máxima y se cuelga ahora. Dilo en español en una sola frase corta y despídete. No uses ninguna función.";
    private static final String WARNING =
            "Di en español, en una sola frase corta, que la llamada terminará en menos de %s por su duración máxima. No te despidas todavía y no uses ninguna función.";

    private final long start;
    private final long warningNanos;
    private final long longestNanos;
    private final String warning;
    private final ResponseSequencer responses;
    private final Closing closing;
    private final CallLog log;
    private boolean warned;

    TimeLimit(Config.Limits limits, long start, ResponseSequencer responses, Closing closing, CallLog log) {
        this.start = start;
        this.longestNanos =
                limits.duration().isZero() ? Long.MAX_VALUE : limits.duration().toNanos();
        this.warningNanos = longestNanos - limits.warning().toNanos();
        this.warning = WARNING.formatted(spoken(limits.warning()));
        this.responses = requireNonNull(responses);
        this.closing = requireNonNull(closing);
        this.log = requireNonNull(log);
    }

    /** A frame has gone by, in which something went on or nothing did. */
    void beat(long now, boolean still) {
        long lasted = now - start;
        if (lasted >= longestNanos) {
            closing.begin(now);
        } else if (lasted >= warningNanos && still && !warned && responses.prompt(warning)) {
            warned = true;
            log.info("⌛ Se avisa de que la llamada va a terminar");
        }
    }

    private static String spoken(Duration time) {
        if (time.toSeconds() % 60 != 0) {
            return time.toSeconds() + " segundos";
        }
        return time.toMinutes() == 1 ? "un minuto" : time.toMinutes() + " minutos";
    }
}
