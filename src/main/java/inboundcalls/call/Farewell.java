package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.realtime.ResponseSequencer;
import java.util.function.BiConsumer;

/**
 * Ends the call when the model has said its last words: the first response that begins after it was told to leave, and all else that was under
 * way by then. What counts is what the phone was given, frame by frame; so it does not matter how long the model speaks. The caller's speech
 * withdraws it. Lives on the call's event loop; costs nothing while nobody leaves.
 *
 * <p>A model that has said goodbye already, in the response that called the tool, has nothing to add: its next response is mute, and ends the
 * call as any other. One that never answers is waited for {@value #PATIENCE_MILLIS} ms of silence.
 */
final class Farewell {
    /**
     * What phones and gateways still hold in their jitter buffers when they are hung up on is never heard: 40 ms to 200 ms usually. So much
     * silence goes after the last word.
     */
    static final int TAIL_MILLIS = 200;

    static final int PATIENCE_MILLIS = 5_000;

    private final CallParts parts;
    private final Metronome metronome;
    private final ResponseSequencer responses;
    private final Stillness stillness;
    private final BiConsumer<EndReason, String> end;
    private final CallLog log;
    private final Metronome.Member member;
    private EndReason reason = EndReason.ASSISTANT_HUNG_UP;
    private Runnable onWithdrawn = () -> {};
    private boolean over;
    private boolean leaving;
    /** The response with the last words, once it has begun. */
    private String responseId = "";

    private boolean said;
    private int silentMillis;
    private long callerTurns;

    /** {@code end} is told when the call is to end. */
    Farewell(CallParts parts, ResponseSequencer responses, Stillness stillness, BiConsumer<EndReason, String> end) {
        this.parts = parts;
        this.metronome = parts.metronome();
        this.responses = requireNonNull(responses);
        this.log = parts.log();
        this.stillness = requireNonNull(stillness);
        this.end = requireNonNull(end);
        this.member = due -> parts.loop().run(this::beat);
    }

    /** How often the caller has taken the floor so far. */
    long callerTurns() {
        return callerTurns;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Lets the model say goodbye, with these instructions, and leaves. No effect while somebody speaks, or is about to. */
    void sayGoodbye(EndReason why, String instructions) {
        if (responses.prompt(instructions)) {
            leave(why, callerTurns, tellDialplan());
        }
    }

    private Runnable tellDialplan() {
        return parts.services()
                .nextStep()
                .map(next -> next.hangUp(parts.loop().shared(), parts.uuid()))
                .orElse(() -> {});
    }

    /** Leaves, unless the caller has taken the floor more than {@code turns} times by now: then it is withdrawn at once. */
    void leave(EndReason why, long turns, Runnable withdrawn) {
        if (over) {
            withdrawn.run();
            return;
        }
        stop();
        reason = why;
        onWithdrawn = requireNonNull(withdrawn);
        leaving = true;
        responseId = "";
        said = false;
        silentMillis = 0;
        metronome.join(member);
        if (turns < callerTurns) {
            withdraw("habla el llamante");
        }
    }

    /** The caller says something that counts. */
    void onCallerSpeaks() {
        callerTurns++;
        if (leaving) {
            withdraw("habla el llamante");
        }
    }

    void onResponseCreated(String id) {
        responseId = leaving && responseId.isEmpty() ? id : responseId;
    }

    void onResponseDone(String id) {
        said |= leaving && id.equals(responseId);
    }

    /** The session with the last words is lost: the call goes on. */
    void abandon() {
        if (leaving) {
            withdraw("se perdió la sesión");
        }
    }

    /** The call is over. */
    void close() {
        over = true;
        stop();
    }

    private void stop() {
        leaving = false;
        metronome.leave(member);
    }

    private void withdraw(String why) {
        log.info("↩️ Despedida anulada: {}", why);
        stop();
        onWithdrawn.run();
    }

    private void beat() {
        silentMillis = stillness.isSilent() ? silentMillis + PlayoutBuffer.FRAME_MILLIS : 0;
        boolean heard = said && stillness.isStill() && silentMillis >= TAIL_MILLIS;
        if (heard || silentMillis >= PATIENCE_MILLIS) {
            stop();
            end.accept(reason, "");
        }
    }
}
