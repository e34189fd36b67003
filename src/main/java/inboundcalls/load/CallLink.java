package inboundcalls.load;

import inboundcalls.simulation.Mark;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the phone's side and the model's side of one call know of each other, by one clock. Each lives on a thread of its own. */
final class CallLink {
    /** A mark left the phone; {@code broken}: not all frames since the one before were sent. */
    record SentMark(long nanos, boolean broken) {}

    /** The model began to speak; in the end it is told how much it was. */
    static final class Answer {
        private final long begun;
        private volatile long millis;

        Answer(long begun) {
            this.begun = begun;
        }

        long begun() {
            return begun;
        }

        /** Whether the model's side tells of answers. */
        boolean isTold() {
            return begun != 0;
        }

        /** Until it has ended, and when it was cut short: 0. */
        long millis() {
            return millis;
        }

        void end(long whole) {
            millis = whole;
        }
    }

    private final AtomicReferenceArray<SentMark> marks = new AtomicReferenceArray<>(Mark.SEQUENCES);
    private final AtomicReference<Answer> answer = new AtomicReference<>(new Answer(0));
    private final AtomicLong speechStarted = new AtomicLong();

    void sent(int sequence, SentMark mark) {
        marks.set(sequence, mark);
    }

    /** The mark that was last sent with that number. */
    Optional<SentMark> mark(int sequence) {
        return Optional.ofNullable(marks.get(sequence));
    }

    void begin(Answer begun) {
        answer.set(begun);
    }

    /** The last that has begun. */
    Answer answer() {
        return answer.get();
    }

    /** By {@link System#nanoTime()}. */
    void speechStarted(long nanos) {
        speechStarted.set(nanos);
    }

    long speechStarted() {
        return speechStarted.get();
    }
}
