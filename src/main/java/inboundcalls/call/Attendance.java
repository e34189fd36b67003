package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.log.CallLog;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.realtime.ResponseSequencer;
import java.time.Duration;

/**
 * Asks into a long silence whether the caller is still there, twice, then says goodbye. Lives on the call's event loop.
 *
 * <p>The provider's {@code idle_timeout_ms} would ask too, but for ever, in words of the model's choice, and without knowing whether a tool still
 * works or how much of its voice the phone has played.
 */
final class Attendance {
    private static final int QUESTIONS = 2;
    private static final String QUESTION =
            "Hace rato que no se oye a quien llama. Pregunta solo, en español, con amabilidad: «¿Sigue ahí?» No digas nada más y no uses ninguna función.";
    private static final String GOODBYE =
            "Quien llamaba ya no contesta. Di en español, en una sola frase corta, que no se oye a nadie y que puede volver a llamar, y despídete. No uses ninguna función.";

    private final long limitMillis;
    private final ResponseSequencer responses;
    private final Farewell farewell;
    private final CallLog log;
    private long stillMillis;
    private int asked;

    /** {@code limit}: of each silence; zero: any. */
    Attendance(Duration limit, ResponseSequencer responses, Farewell farewell, CallLog log) {
        this.limitMillis = limit.isZero() ? Long.MAX_VALUE : limit.toMillis();
        this.responses = requireNonNull(responses);
        this.farewell = requireNonNull(farewell);
        this.log = requireNonNull(log);
    }

    /** A frame has gone by, in which something went on or nothing did. */
    void beat(boolean still) {
        stillMillis = still ? stillMillis + PlayoutBuffer.FRAME_MILLIS : 0;
        if (stillMillis >= limitMillis) {
            stillMillis = 0;
            ask();
        }
    }

    /** The caller is there. */
    void onCallerActs() {
        stillMillis = 0;
        asked = 0;
    }

    private void ask() {
        if (asked < QUESTIONS) {
            asked++;
            log.info("🔇 Nadie habla: se pregunta si siguen ahí ({} de {})", asked, QUESTIONS);
            responses.prompt(QUESTION);
        } else {
            farewell.sayGoodbye(EndReason.NOBODY_THERE, GOODBYE);
        }
    }
}
