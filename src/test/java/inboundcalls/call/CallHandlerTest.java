package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static inboundcalls.call.CallBench.SILENCE;
import static inboundcalls.call.CallBench.UUID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audiosocket.PeerFault;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallHandlerTest {
    private final CallBench bench = new CallBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void handsACallBackThatBeginsWhileTheServerStops() {
        bench.registry.stopAll();
        bench.receive(UUID);
        bench.pass(1);
        assertEquals(List.of(HANG_UP), bench.sent());
        assertEquals(0, bench.registry.size());
    }

    @Test
    void beginsTheCallWithItsUuid() {
        assertEquals(0, bench.registry.size());
        bench.receive(UUID);
        assertEquals(1, bench.registry.size());
        assertEquals(1, bench.listeners.size());
    }

    @Test
    void sendsSilenceFromTheUuidOnThoughThePhoneSendsNothing() {
        bench.pass(1_000);
        assertEquals(List.of(), bench.sent());
        bench.receive(UUID);
        bench.pass(1_000);
        assertEquals(Collections.nCopies(50, SILENCE), bench.sent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10 0002 0000", "03 0001 31", "00 0000", "ff 0001 01", "47 4554", "01 0004 00000000"})
    void refusesAConnectionThatDoesNotBeginWithTheUuid(String first) {
        bench.receive(first);
        assertRefused(PeerFault.NOT_AUDIOSOCKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10 0002 0000", "03 0001 31", "00 0000"})
    void beginsNoCallOnAConnectionThatWasRefused(String first) {
        bench.receive(first + UUID + "10 0002 0000");
        assertRefused(PeerFault.NOT_AUDIOSOCKET);
    }

    @Test
    void refusesAConnectionWhoseUuidDoesNotCome() {
        bench.receive(UUID.substring(0, 20));
        bench.pass(4_999);
        assertTrue(bench.channel.isOpen());
        bench.pass(1);
        assertRefused(PeerFault.NO_UUID);
    }

    @Test
    void waitsForNoOtherUuidOnceItHasOne() {
        bench.pass(4_999);
        bench.receive(UUID);
        bench.pass(4_000);
        assertEquals(1, bench.registry.size());
        assertTrue(bench.channel.isOpen());
    }

    @Test
    void forgetsAConnectionThatClosesBeforeItsUuid() {
        bench.channel.unsafe().close(bench.channel.newPromise());
        assertRefused(PeerFault.LEFT);
    }

    @Test
    void blamesNobodyForAConnectionThatIsClosedFromHere() {
        bench.channel.close();
        assertNothingOfACall();
        assertEquals(0, bench.faults.count(PeerFault.LEFT));
    }

    @Test
    void takesAResetBeforeTheUuidForALeave() {
        bench.channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
        assertRefused(PeerFault.LEFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {UUID, "47 4554", "03 0002 3131", "ff 0001 01"})
    void closesAtOnceOnAPeerThatBreaksTheProtocol(String garbage) {
        bench.begin();
        bench.pass(100);
        bench.sent();
        bench.receive(garbage);
        assertFalse(bench.channel.isOpen());
        assertEquals(List.of(), bench.sent());
        assertOver();
    }

    @Test
    void endsWhenTheCallerHangsUp() {
        bench.begin();
        bench.pass(100);
        assertEquals(5, bench.sent().size());
        bench.channel.close();
        assertEquals(List.of(), bench.sent());
        assertOver();
    }

    @Test
    void takesAResetForAHangUp() {
        bench.begin();
        bench.channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
        assertOver();
        bench.channel.close();
    }

    @Test
    void answersAHangUpByAHangUp() {
        bench.begin();
        bench.receive("00 0000");
        assertEquals(List.of(HANG_UP), bench.sent());
        assertOver();
    }

    @Test
    void closesOnAnAsteriskThatStopsReading() {
        bench.begin();
        bench.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        bench.channel.runPendingTasks();
        assertFalse(bench.channel.isOpen());
        assertOver();
    }

    @Test
    void endsOnlyTheCallThatMeetsABugOfOurs() {
        bench.begin();
        bench.channel.pipeline().fireExceptionCaught(new IllegalStateException("a bug"));
        bench.channel.pipeline().fireExceptionCaught(new IllegalStateException("the next"));
        assertEquals(List.of(HANG_UP), bench.sent());
        assertOver();
    }

    @Test
    void takesDigitsWithoutHarm() {
        bench.begin();
        bench.receive("03 0001 23 03 0001 39");
        assertEquals(1, bench.registry.size());
    }

    /** For this reason, told once. */
    private void assertRefused(PeerFault reason) {
        assertNothingOfACall();
        for (PeerFault fault : PeerFault.values()) {
            assertEquals(fault == reason ? 1 : 0, bench.faults.count(fault), fault::name);
        }
    }

    private void assertNothingOfACall() {
        assertFalse(bench.channel.isOpen());
        assertEquals(List.of(), bench.sent());
        assertEquals(List.of(), bench.listeners);
        assertEquals(0, bench.registry.size());
    }

    private void assertOver() {
        assertTrue(bench.session.closed);
        assertEquals(0, bench.registry.size());
    }
}
