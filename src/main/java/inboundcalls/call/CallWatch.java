package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.realtime.ResponseSequencer;
import io.netty.util.concurrent.Ticker;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Holds a call to its limits, once a frame: silence of the caller's and of the model's, duration, tokens, answers to nothing. Lives on the call's
 * event loop.
 */
final class CallWatch {
    private final Metronome metronome;
    private final Ticker ticker;
    private final ResponseSequencer responses;
    private final Stillness stillness;
    private final Farewell farewell;
    private final Attendance attendance;
    private final MuteModel model;
    private final Closing tooLong;
    private final TimeLimit time;
    private final Closing tooCostly;
    private final TokenLimit tokens;
    private final Closing wordless;
    private final TurnLimit turns;
    private final Metronome.Member member;
    private boolean watching;

    /** {@code end} is told when the call is to end, {@code lost} when it needs another session. */
    CallWatch(
            CallParts parts,
            ResponseSequencer responses,
            Stillness stillness,
            Farewell farewell,
            BiConsumer<EndReason, String> end,
            Consumer<String> lost) {
        Config.Limits limits = parts.services().config().call().limits();
        CallLog log = parts.log();
        this.metronome = parts.metronome();
        this.ticker = parts.loop().ticker();
        this.responses = requireNonNull(responses);
        this.stillness = requireNonNull(stillness);
        this.farewell = requireNonNull(farewell);
        this.attendance = new Attendance(limits.silence(), responses, farewell, log);
        this.model = new MuteModel(stillness, responses, lost);
        this.tooLong = new Closing(EndReason.TOO_LONG, TimeLimit.GOODBYE, farewell, end, log);
        this.time = new TimeLimit(limits, parts.start(), responses, tooLong, log);
        this.tooCostly = new Closing(EndReason.TOO_MANY_TOKENS, TokenLimit.GOODBYE, farewell, end, log);
        this.tokens = new TokenLimit(limits.tokens(), parts.stats(), tooCostly);
        this.wordless = new Closing(EndReason.NO_WORDS, TurnLimit.GOODBYE, farewell, end, log);
        this.turns = new TurnLimit(limits.turns(), wordless);
        this.member = due -> parts.loop().run(this::beat);
    }

    /** The model is ready to speak. */
    void start() {
        watching = true;
        metronome.join(member);
    }

    void stop() {
        watching = false;
        metronome.leave(member);
    }

    /** The caller says something that counts. */
    void onCallerSpeaks() {
        attendance.onCallerActs();
    }

    /** The caller presses a key. */
    void onKey() {
        attendance.onCallerActs();
        turns.onSense();
    }

    /** What the caller said. */
    void onWords(String words) {
        turns.onWords(words);
    }

    /** The model wants something done, or it will not be told what the caller said: better to take that for words than to hang up on them. */
    void onSense() {
        turns.onSense();
    }

    void onResponseCreated() {
        turns.onResponse(ticker.nanoTime());
    }

    private void beat() {
        responses.proceed(); // what waits until speech was heard need not wait for another event
        long now = ticker.nanoTime();
        time.beat(now, isStill());
        tokens.beat(now);
        tooLong.beat(now, isStill());
        tooCostly.beat(now, isStill());
        wordless.beat(now, isStill());
        attendance.beat(isStill());
        if (watching) {
            model.beat();
        }
    }

    /** Asked anew each time: who comes first may have let the model speak, or have ended the call. */
    private boolean isStill() {
        return watching && !farewell.isLeaving() && stillness.isStill();
    }
}
