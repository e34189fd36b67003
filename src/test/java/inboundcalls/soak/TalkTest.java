package inboundcalls.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TalkTest {
    private final Talk talk = new Talk();

    TalkTest() {
        talk.enter(7);
    }

    @Test
    void isBrokenOnlyWhileItsSessionListens() {
        assertEquals(OptionalInt.empty(), talk.breakSession(2));
        talk.ready();
        assertEquals(OptionalInt.of(7), talk.breakSession(2));
        assertFalse(talk.isReady());
        assertEquals(OptionalInt.empty(), talk.breakSession(2), "it is broken already");
        talk.enter(8);
        talk.ready();
        assertEquals(OptionalInt.of(8), talk.breakSession(2));
        talk.enter(9);
        talk.ready();
        assertEquals(OptionalInt.empty(), talk.breakSession(2), "twice is enough");
    }

    @Test
    void isLeftAloneFromTheMomentItHangsUp() {
        talk.ready();
        talk.hangUp();
        assertEquals(OptionalInt.empty(), talk.breakSession(2));
        assertFalse(talk.reset());
        talk.closed(7);
        assertEquals(List.of(), talk.troubles());
    }

    @Test
    void tellsOfASessionThatNobodyBroke() {
        talk.ready();
        talk.breakSession(2);
        talk.closed(7);
        assertEquals(List.of(), talk.troubles());
        talk.enter(8);
        talk.closed(7);
        assertEquals(List.of(), talk.troubles(), "it is not its own any more");
        talk.closed(8);
        assertEquals(List.of("lost a session that nobody broke"), talk.troubles());
    }

    @Test
    void hearsNothingOfABrokenSession() {
        talk.ready();
        talk.answered(7, "before");
        talk.breakSession(2);
        talk.answered(7, "into the void");
        talk.enter(8);
        talk.ready();
        talk.answered(7, "late");
        talk.answered(8, "after");
        assertEquals(List.of("before", "after"), talk.answers());
    }

    @Test
    void listensAgainWhenTheSameSessionIsToldAnew() {
        talk.ready();
        talk.enter(7);
        assertTrue(talk.isReady(), "only its instructions were told anew");
    }
}
