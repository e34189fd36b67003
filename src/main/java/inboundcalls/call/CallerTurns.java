package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.realtime.TurnListener;

/** Tells the parts of a call what the model hears of the caller. Lives on the call's event loop. */
final class CallerTurns implements TurnListener {
    private final TurnClock clock;
    private final Floor floor;
    private final WaitingSounds waiting;
    private final CallWatch watch;
    private final Transcript transcript;

    CallerTurns(TurnClock clock, Floor floor, WaitingSounds waiting, CallWatch watch, Transcript transcript) {
        this.clock = requireNonNull(clock);
        this.floor = requireNonNull(floor);
        this.waiting = requireNonNull(waiting);
        this.watch = requireNonNull(watch);
        this.transcript = requireNonNull(transcript);
    }

    /** The session is over. */
    void close() {
        transcript.onCallerSilent();
        clock.stop();
        watch.stop();
    }

    @Override
    public void onSpeechStarted(String itemId, long audioMillis) {
        transcript.onCallerSpeaks();
        clock.onSpeechStarted();
        waiting.onCallerSpeaks();
        floor.onSpeechStarted(itemId, audioMillis);
    }

    @Override
    public void onSpeechStopped(String itemId, long audioMillis) {
        transcript.onCallerSilent();
        waiting.onCallerSilent();
        floor.onSpeechStopped(itemId, audioMillis);
        clock.onSpeechStopped(audioMillis);
    }

    @Override
    public void onCommitted(String itemId) {
        transcript.onCallerTurn(itemId);
        floor.onCommitted(itemId);
    }

    @Override
    public void onTranscript(String itemId, String words) {
        floor.onTranscript(itemId, words);
    }

    @Override
    public void onTranscriptDone(String itemId, String words) {
        transcript.onCallerWords(itemId, words);
        floor.onTranscriptDone(itemId, words);
        watch.onWords(words);
    }

    @Override
    public void onTranscriptFailed(String itemId) {
        floor.onTranscriptFailed(itemId);
        watch.onSense();
    }
}
