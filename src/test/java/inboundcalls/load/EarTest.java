package inboundcalls.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.load.CallLink.Answer;
import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EarTest {
    private static final long MILLI = 1_000_000;

    private final LoadMeters meters = new LoadMeters();
    private final CallLink link = new CallLink();
    private final Ear ear = new Ear(link, meters);
    private long now = 1_000 * MILLI;

    @BeforeEach
    void count() {
        meters.count(true);
    }

    @Test
    void timesTheFirstFrameOfAnAnswerAndTheAnswerItself() {
        ear.asked(now);
        now += 500 * MILLI;
        link.begin(new Answer(now));
        now += 7 * MILLI;
        hear(50, true);
        assertEquals(7, meters.times(Time.FIRST_FRAME).max(), 0.01);
        assertEquals(507, meters.times(Time.ANSWER).max(), 0.3);
        assertEquals(50, ear.speechFrames());
    }

    @Test
    void countsTheFramesThatAnAnswerShouldHaveHad() {
        answer(1_000);
        hear(47, true);
        hear(20, false);
        answer(1_000);
        hear(51, true);
        hear(20, false);
        answer(1_000);
        hear(1, true);
        assertEquals(3, meters.times(Event.DOWNLINK_FRAMES_LOST));
        assertEquals(0, meters.times(Event.PAUSES));
    }

    @Test
    void tellsOfAPauseInAnAnswer() {
        answer(1_000);
        hear(20, true);
        hear(5, false);
        hear(30, true);
        hear(5, false);
        answer(1_000);
        hear(1, true);
        assertEquals(1, meters.times(Event.PAUSES));
        assertEquals(0, meters.times(Event.DOWNLINK_FRAMES_LOST));
    }

    @Test
    void timesAnInterruptionFromItsFirstWordAndFromItsNotice() {
        answer(4_000);
        hear(50, true);
        ear.interrupted(now);
        hear(5, true);
        link.speechStarted(now);
        now += 3 * MILLI;
        hear(1, true);
        hear(5, false);
        assertEquals(3, meters.times(Time.BARGE_IN).max(), 0.01);
        assertEquals(103, meters.times(Time.BARGE_IN_WHOLE).max(), 0.1);
        assertEquals(1, meters.times(Event.INTERRUPTIONS));
        answer(100);
        hear(1, true);
        assertEquals(0, meters.times(Event.DOWNLINK_FRAMES_LOST), "what was cut is not lost");
    }

    @Test
    void timesAnInterruptionAlsoWhereTheModelTellsNothing() {
        hear(50, true);
        ear.interrupted(now);
        hear(5, true);
        hear(5, false);
        assertEquals(80, meters.times(Time.BARGE_IN_WHOLE).max(), 0.1);
        assertEquals(0, meters.times(Time.BARGE_IN).count());
    }

    @Test
    void leavesOutAnInterruptionThatCameTooLate() {
        answer(1_000);
        hear(50, true);
        ear.interrupted(now);
        hear(5, false);
        link.speechStarted(now);
        assertEquals(0, meters.times(Event.INTERRUPTIONS));
    }

    @Test
    void knowsWhenAnAnswerIsOverAndWhenNoneCame() {
        hear(40, false);
        assertEquals(0, ear.pauseFrames(), "nobody has spoken yet");
        hear(10, true);
        hear(30, false);
        assertEquals(30, ear.pauseFrames());
        ear.asked(now);
        hear(100, false);
        assertEquals(0, ear.pauseFrames(), "an answer is awaited");
        ear.giveUp();
        assertEquals(1, meters.times(Event.UNANSWERED_TURNS));
        assertEquals(0, ear.silentFrames());
    }

    private void answer(long millis) {
        Answer answer = new Answer(now);
        answer.end(millis);
        link.begin(answer);
    }

    private void hear(int frames, boolean audible) {
        for (int i = 0; i < frames; i++) {
            ear.hear(audible, now);
            now += 20 * MILLI;
        }
    }
}
