package inboundcalls.playout;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import inboundcalls.playout.Metronome.Member;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MetronomeTest {
    private static final long NO_TIMER = -1;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private Metronome metronome;

    @BeforeEach
    void freeze() {
        channel.freezeTime();
        metronome = new Metronome(channel.eventLoop());
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void goesOnAfterAnErrorOfAMember() {
        metronome.join(due -> {
            throw new AssertionError("a member's");
        });
        Beats beats = joined();
        pass(100);
        assertEquals(5, beats.due.size());
    }

    @Test
    void beatsFiftyTimesASecondAtWholeTurns() {
        Beats beats = joined();
        pass(1_000);
        assertEquals(50, beats.due.size());
        for (int i = 0; i < 50; i++) {
            assertEquals(MILLISECONDS.toNanos(20) * i, beats.due.get(i) - beats.due.get(0));
            assertEquals(beats.due.get(i), beats.at.get(i));
        }
    }

    @Test
    void isNotMovedByBeatsThatComeLate() {
        Beats beats = joined();
        int late = 0;
        for (int turn = 0; turn < 50; turn++) {
            channel.advanceTimeBy(20 + turn % 7 - late, MILLISECONDS);
            channel.runPendingTasks();
            late = turn % 7;
        }
        assertEquals(50, beats.due.size());
        for (int i = 1; i < 50; i++) {
            assertEquals(MILLISECONDS.toNanos(20), beats.due.get(i) - beats.due.get(i - 1));
        }
    }

    @Test
    void beatsOnceAfterAStallAndGoesOnFromNow() {
        Beats beats = joined();
        pass(40);
        channel.advanceTimeBy(1_000, MILLISECONDS);
        channel.runPendingTasks();
        assertEquals(3, beats.due.size());
        assertEquals(0, (beats.due.get(2) - beats.due.get(0)) % MILLISECONDS.toNanos(20));
        pass(100);
        assertEquals(8, beats.due.size());
    }

    @Test
    void spreadsItsMembersOverTheTurn() {
        List<Beats> members = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            members.add(joined());
        }
        pass(20);
        Set<Long> times = new HashSet<>();
        members.forEach(member -> {
            assertEquals(1, member.due.size());
            times.add(member.at.get(0));
        });
        assertEquals(10, times.size());
    }

    @Test
    void fillsTheSlotsThatWereLeft() {
        List<Beats> members = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            members.add(joined());
        }
        metronome.leave(members.get(3));
        Beats successor = joined();
        pass(40);
        assertEquals(members.get(3).due, List.of());
        assertEquals(
                MILLISECONDS.toNanos(2),
                Math.abs(successor.due.get(0) - members.get(4).due.get(0)));
    }

    @Test
    void beatsForTheFirstTimeWithinATurnWhoeverElseIsThere() {
        for (int millis = 0; millis < 60; millis++) {
            Beats member = joined();
            pass(20);
            assertEquals(1, member.due.size(), "joined at " + 21 * millis + " ms");
            pass(1);
            if (millis % 3 == 0) {
                metronome.leave(member);
            }
        }
    }

    @Test
    void needsNoTimerWithoutMembers() {
        assertEquals(NO_TIMER, channel.runScheduledPendingTasks());
        Beats beats = joined();
        pass(100);
        metronome.leave(beats);
        pass(20);
        assertEquals(NO_TIMER, channel.runScheduledPendingTasks());
        assertEquals(5, beats.due.size());
    }

    @Test
    void startsAgainWhenSomebodyJoins() {
        metronome.leave(joined());
        Beats first = joined();
        pass(100);
        assertEquals(5, first.due.size());
        metronome.leave(first);
        pass(1_000);
        Beats second = joined();
        pass(100);
        assertEquals(5, first.due.size());
        assertEquals(5, second.due.size());
    }

    @Test
    void keepsOneTimerHoweverManyJoinAndLeave() {
        EventLoop loop = mock(EventLoop.class, delegatesTo(channel.eventLoop()));
        metronome = new Metronome(loop);
        joined();
        List<Beats> others = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            others.add(joined());
        }
        pass(50);
        others.forEach(metronome::leave);
        pass(20);
        clearInvocations(loop);
        pass(1_000);
        verify(loop, times(50)).schedule(any(Runnable.class), anyLong(), any());
    }

    @Test
    void letsAMemberLeaveInItsOwnBeat() {
        List<Long> beats = new ArrayList<>();
        Member[] once = new Member[1];
        once[0] = due -> {
            beats.add(due);
            metronome.leave(once[0]);
        };
        metronome.join(once[0]);
        Beats other = joined();
        pass(100);
        assertEquals(1, beats.size());
        assertEquals(5, other.due.size());
    }

    @Test
    void doesNotBeatWhomAnotherMembersBeatHasTakenOut() {
        Beats victim = new Beats();
        metronome.join(due -> metronome.leave(victim));
        for (int i = 0; i < 9; i++) {
            joined();
        }
        metronome.join(victim);
        pass(100);
        assertEquals(List.of(), victim.due);
    }

    @Test
    void letsAMemberJoinInAnothersBeat() {
        Beats late = new Beats();
        Member[] first = new Member[1];
        first[0] = due -> {
            metronome.leave(first[0]);
            metronome.join(late);
        };
        metronome.join(first[0]);
        pass(20);
        pass(100);
        assertEquals(5, late.due.size(), 1);
    }

    @Test
    void keepsBeatingTheOthersWhenAMemberFails() {
        metronome.join(due -> {
            throw new IllegalStateException("a bug");
        });
        Beats other = joined();
        pass(100);
        assertEquals(5, other.due.size());
    }

    @Test
    void doesNotMindWhoNeverJoined() {
        metronome.leave(new Beats());
        assertTrue(joined().due.isEmpty());
    }

    private Beats joined() {
        Beats beats = new Beats();
        metronome.join(beats);
        return beats;
    }

    /** In steps of half a millisecond, so that every beat comes when it is due. */
    private void pass(long millis) {
        for (long half = 0; half < 2 * millis; half++) {
            channel.advanceTimeBy(500, MICROSECONDS);
            channel.runPendingTasks();
        }
    }

    private final class Beats implements Member {
        private final List<Long> due = new ArrayList<>();
        private final List<Long> at = new ArrayList<>();

        @Override
        public void beat(long time) {
            due.add(time);
            at.add(channel.eventLoop().ticker().nanoTime());
        }
    }
}
