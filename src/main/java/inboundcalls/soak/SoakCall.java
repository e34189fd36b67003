package inboundcalls.soak;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.SoundTrack;
import inboundcalls.simulation.SyntheticCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One call of somebody who hears the greeting, asks, hears the answer and hangs up; and who asks again when the assistant lost the thread. Lives
 * on a thread of its own.
 */
final class SoakCall {
    private static final long STEP_MILLIS = 20;
    private static final long FRAME_MILLIS = 20;
    private static final long PATIENCE_MILLIS = 45_000;
    /** Longer than any pause within a sentence. */
    private static final long QUIET_MILLIS = 700;
    /** How long one waits for the assistant to say something after it was cut off. */
    private static final long PAUSE_MILLIS = 3_000;

    private final SyntheticCaller caller;
    private final Talk talk;
    private final Recording question;
    private final Recordings recordings;
    /** Where in what was heard each asking began, in milliseconds. */
    private final List<Long> asked = new ArrayList<>();
    /** When the question was last asked. */
    private int answersBefore;
    /** How much was heard when it had been said. */
    private int spoken;

    SoakCall(SyntheticCaller caller, Talk talk, Recording question, Recordings recordings) {
        this.caller = caller;
        this.talk = talk;
        this.question = question;
        this.recordings = recordings;
    }

    /** Holds it; what was wrong with it, nothing when the caller got all that is due. */
    List<String> hold() throws InterruptedException {
        List<String> faults = new ArrayList<>();
        if (!await(() -> talk.isReady() && hasHeardSpeech() && quietMillis() > QUIET_MILLIS)) {
            faults.add("no greeting");
        } else if (!converse()) {
            faults.add("no answer; the assistant said " + talk.answers());
        }
        talk.hangUp();
        caller.hangUp();
        caller.ended().await(10, TimeUnit.SECONDS);
        if (talk.wasReset()) {
            return List.of();
        }
        faults.addAll(talk.troubles());
        CallEnd end = caller.ended().getNow();
        if (end == null || end.kind() != CallEnd.Kind.CALLER_HUNG_UP) {
            faults.add("the call ended by " + end);
        }
        return faults.isEmpty() ? judge() : faults;
    }

    private boolean converse() throws InterruptedException {
        do {
            int breaks = talk.broken();
            answersBefore = talk.answers().size();
            asked.add(caller.heard().frames() * FRAME_MILLIS);
            if (!caller.say(question.sound()).await().isSuccess()) {
                return false;
            }
            spoken = caller.heard().length();
            boolean settled = await(() -> isAnswered(answersBefore) || isLost(breaks));
            if (!settled || isAnswered(answersBefore)) {
                return settled;
            }
        } while (true);
    }

    private boolean isAnswered(int before) {
        return answerSince(before).isPresent() && quietMillis() > QUIET_MILLIS;
    }

    /** The sentence with which this call may end: the answer, or that there is none when the question failed. */
    private Optional<Recording> answerSince(int before) {
        List<String> said = talk.answers();
        List<String> since = said.subList(before, said.size());
        Recording answer = recordings.answerTo(question);
        if (since.contains(answer.text())) {
            return Optional.of(answer);
        }
        boolean none = talk.failedQuestions() > 0
                && since.contains(recordings.noAnswer().text());
        return none ? Optional.of(recordings.noAnswer()) : Optional.empty();
    }

    /** The session was broken since, and the new one says nothing more. */
    private boolean isLost(int breaks) {
        return talk.broken() > breaks && talk.isReady() && quietMillis() > PAUSE_MILLIS;
    }

    /** Sounds are judged as the server wrote them, whatever this machine made of its time. */
    private List<String> judge() {
        SoakVerdict verdict = new SoakVerdict(caller.heard().asItCame());
        if (talk.broken() == 0) {
            verdict.hears(recordings.greeting());
            verdict.skipTo(asked.get(0));
            verdict.hears(recordings.preamble());
            if (asked.size() > 1) {
                verdict.fault("asked " + asked.size() + " times");
            }
        } else {
            verdict.skipTo(asked.get(asked.size() - 1));
        }
        verdict.hears(answerSince(answersBefore).orElseThrow());
        return verdict.faults();
    }

    private boolean hasHeardSpeech() {
        return caller.heard().lastLoud() >= 0;
    }

    /** Since either spoke: who asks again in one breath has asked nothing that can be understood. */
    private long quietMillis() {
        SoundTrack heard = caller.heard();
        return Pcm.millis(heard.length() - Math.max(heard.lastLoud(), spoken), heard.rate());
    }

    /** A person waits. False when it does not come, or the call has ended. */
    private boolean await(Expectation what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!what.isMet()) {
            if (caller.ended().isDone() || System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
        return true;
    }

    @FunctionalInterface
    private interface Expectation {
        boolean isMet();
    }
}
