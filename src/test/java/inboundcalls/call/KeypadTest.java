package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.config.TestConfig;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeypadTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> told = new ArrayList<>();
    private Keypad keypad;

    @BeforeEach
    void freeze() {
        channel.freezeTime();
        keypad = new Keypad(TestConfig.of().keypad(), TestParts.loop(channel.eventLoop()), told::add);
    }

    @AfterEach
    void close() {
        keypad.close();
        channel.finishAndReleaseAll();
    }

    @Test
    void handsOnWhatWasTypedAfterAPauseSinceTheLastKey() {
        type("12");
        pass(1_499);
        type("34*A");
        pass(1_499);
        assertEquals(List.of(), told);
        pass(1);
        assertEquals(List.of("1234*A"), told);
    }

    @Test
    void handsOnAtOnceWhatEndsWithAHash() {
        type("12#34#");
        assertEquals(List.of("12", "34"), told);
        pass(10_000);
        assertEquals(2, told.size());
    }

    @Test
    void tellsNothingOfAHashAloneOrOfWhatIsNoKey() {
        type("##");
        type("x\u00ff\n");
        pass(10_000);
        assertEquals(List.of(), told);
    }

    @Test
    void dropsWhatIsTooLong() {
        type("1".repeat(Keypad.LIMIT + 9) + "2#");
        assertEquals(List.of("1".repeat(Keypad.LIMIT)), told);
    }

    @Test
    void tellsNothingOnceItIsClosed() {
        type("12");
        keypad.close();
        pass(10_000);
        assertEquals(List.of(), told);
    }

    private void type(String keys) {
        keys.chars().forEach(key -> keypad.press((char) key));
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
