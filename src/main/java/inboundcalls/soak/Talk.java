package inboundcalls.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What the model's side knows of one caller, whichever session it is in. Thread-safe. */
final class Talk {
    private final List<String> answers = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int session = -1;
    private boolean ready;
    private boolean hungUp;
    private boolean reset;
    private int broken;
    private int lost;
    private int failedQuestions;

    /** The caller is in that session from now on. */
    synchronized void enter(int number) {
        ready = number == session && ready;
        session = number;
    }

    synchronized void ready() {
        ready = true;
    }

    /** The connection of a session has ended; of the caller's own one, by a fault or by itself. */
    synchronized void closed(int number) {
        if (number != session || hungUp) {
            return;
        }
        ready = false;
        lost++;
        if (lost > broken) {
            troubles.add("lost a session that nobody broke");
        }
    }

    /** The model has said all of that in a session, and asks for no function. What it says into a broken one nobody hears. */
    synchronized void answered(int number, String text) {
        if (ready && number == session) {
            answers.add(text);
        }
    }

    synchronized void questionFailed() {
        failedQuestions++;
    }

    synchronized void trouble(String what) {
        troubles.add(what);
    }

    /** The caller is going to hang up: nothing is to be done to it any more. */
    synchronized void hangUp() {
        hungUp = true;
    }

    /** The session to break, if there is one to be broken, at most so many times in a call; it counts as broken then. */
    synchronized OptionalInt breakSession(int most) {
        if (!ready || hungUp || reset || broken >= most) {
            return OptionalInt.empty();
        }
        broken++;
        ready = false;
        return OptionalInt.of(session);
    }

    /** Its phone is to be reset; false when it has hung up. */
    synchronized boolean reset() {
        reset |= !hungUp;
        return reset;
    }

    synchronized boolean wasReset() {
        return reset;
    }

    /** How often its session was broken. */
    synchronized int broken() {
        return broken;
    }

    /** A session listens. */
    synchronized boolean isReady() {
        return ready;
    }

    synchronized int failedQuestions() {
        return failedQuestions;
    }

    /** All that the model said to its end, in order. */
    synchronized List<String> answers() {
        return List.copyOf(answers);
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }
}
