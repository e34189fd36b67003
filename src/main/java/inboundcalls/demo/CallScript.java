package inboundcalls.demo;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.SoundTrack;
import inboundcalls.simulation.SyntheticCaller;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * What the caller does: hears the greeting, asks about a router and hears the answer, asks about the traffic and interrupts that answer with
 * another question, hears that answer, hangs up. Fails at the first thing that is not as it must be.
 */
final class CallScript {
    static final String FIRST_QUESTION = "pregunta-clientes-router";
    static final String INTERRUPTED_QUESTION = "pregunta-trafico-wan";
    static final String LAST_QUESTION = "pregunta-routers";

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration UNTIL_INTERRUPTION = Duration.ofSeconds(4);
    /** Longer than any pause within a sentence. */
    private static final Duration QUIET = Duration.ofMillis(700);

    private final SyntheticCaller caller;
    private final CallJournal journal;
    private final Recordings recordings;
    private final UnaryOperator<Pcm> mouth;

    /** {@code mouth} is what becomes of what the caller says: to damage it in tests. */
    CallScript(SyntheticCaller caller, CallJournal journal, Recordings recordings, UnaryOperator<Pcm> mouth) {
        this.caller = requireNonNull(caller);
        this.journal = requireNonNull(journal);
        this.recordings = requireNonNull(recordings);
        this.mouth = requireNonNull(mouth);
    }

    void play() throws DemoFailure, InterruptedException {
        hear(recordings.greeting());
        ask(FIRST_QUESTION);
        hear(recordings.answerTo(recordings.question(FIRST_QUESTION)));
        if (!journal.awaitSpeechOfResult(PATIENCE)) {
            throw new DemoFailure("no answer to the first question");
        }
        ask(INTERRUPTED_QUESTION);
        if (!journal.awaitSpeechOfResult(PATIENCE)) {
            throw new DemoFailure("no answer to interrupt");
        }
        pause(UNTIL_INTERRUPTION);
        ask(LAST_QUESTION);
        hear(recordings.answerTo(recordings.question(LAST_QUESTION)));
    }

    private void ask(String question) throws InterruptedException {
        caller.say(mouth.apply(recordings.question(question).sound())).sync();
    }

    /** Waits until the model has given that answer and the phone is quiet again. */
    private void hear(Recording expected) throws DemoFailure, InterruptedException {
        String answer = journal.nextAnswer(PATIENCE);
        if (!answer.equals(expected.text())) {
            throw new DemoFailure("expected to hear «" + expected.text() + "»; "
                    + (answer.isEmpty() ? "nothing was said" : "the assistant said «" + answer + "»"));
        }
        while (!caller.ended().isDone() && heardSince(caller.heard()) < QUIET.toMillis()) {
            pause(Duration.ofMillis(20));
        }
    }

    private static long heardSince(SoundTrack heard) {
        return Pcm.millis(heard.length() - heard.lastLoud(), heard.rate());
    }

    /** A person listens. */
    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
