package inboundcalls.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import inboundcalls.simulation.Mark;
import inboundcalls.simulation.PhoneMessage;
import inboundcalls.simulation.Recordings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The marks of a caller, found again by the model. */
final class ModelSideTest {
    private static final long MILLI = 1_000_000;
    private static final int CALL = 1;
    private static final int SESSION = 9;

    private final LoadMeters meters = new LoadMeters();
    private final List<CallLink> links = List.of(new CallLink(), new CallLink());
    private final CallLink link = links.get(CALL);
    private final ModelSide model = new ModelSide(links, meters);
    private final Mouth mouth = new Mouth(CALL, link, Questions.spoken(Recordings.load()));
    private int marks;

    @BeforeEach
    void count() {
        meters.count(true);
    }

    @Test
    void theCallerMarksOneFrameASecondAfterASilentOne() {
        mouth.ask(0);
        for (int i = 0; i < 51; i++) {
            byte[] message = mouth.next();
            if (i % 50 < 2) {
                Mark mark = new Mark(CALL, 0);
                assertArrayEquals(
                        i == 1 ? PhoneMessage.audio(mark.frame()) : new byte[320], i == 1 ? message : payload(message));
            }
        }
    }

    @Test
    void timesMarksFromTheirSending() {
        send(50);
        hear(4, 0);
        assertEquals(4, meters.times(Time.UPLINK).max(), 0.01);
        model.marked(SESSION, new Mark(0, 5), System.nanoTime(), 0);
        assertEquals(1, meters.times(Time.UPLINK).count(), "that one was never sent");
    }

    @Test
    void countsTheFramesThatAreMissingBetweenMarks() {
        for (long start : new long[] {81, 24_081, 48_081 - 2 * 480, 72_081 - 2 * 480}) {
            send(50);
            hear(1, start);
        }
        assertEquals(2, meters.times(Event.UPLINK_FRAMES_LOST));
    }

    @Test
    void countsMarksThatNeverCame() {
        send(50);
        hear(1, 81);
        send(50);
        marks++;
        send(50);
        hear(1, 48_081 - 3 * 480);
        assertEquals(1, meters.times(Event.MARKS_LOST));
        assertEquals(3, meters.times(Event.UPLINK_FRAMES_LOST));
    }

    @Test
    void leavesOutWhatACallerDidNotSend() {
        send(50);
        hear(1, 81);
        mouth.skip();
        send(50);
        hear(1, 20_081);
        assertEquals(0, meters.times(Event.UPLINK_FRAMES_LOST));
    }

    @Test
    void knowsWhoseASessionIsByItsMarks() {
        model.answerBegun(SESSION, 5);
        assertEquals(0, link.answer().begun(), "nobody's yet");
        send(50);
        hear(1, 81);
        model.answerBegun(SESSION, 5);
        model.answerEnded(SESSION, 700);
        model.speechStarted(SESSION, 6);
        assertEquals(5, link.answer().begun());
        assertEquals(700, link.answer().millis());
        assertEquals(6, link.speechStarted());
    }

    private void send(int frames) {
        for (int i = 0; i < frames; i++) {
            mouth.next();
        }
    }

    /** The mark that was sent last, or the one that is its turn. */
    private void hear(long millis, long start) {
        int sequence = marks++ % Mark.SEQUENCES;
        long sent = link.mark(sequence).orElseThrow().nanos();
        model.marked(SESSION, new Mark(CALL, sequence), sent + millis * MILLI, start);
    }

    private static byte[] payload(byte[] message) {
        return Arrays.copyOfRange(message, 3, message.length);
    }
}
