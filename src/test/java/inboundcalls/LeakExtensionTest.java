package inboundcalls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

final class LeakExtensionTest {
    @Test
    void failsAClassThatLeavesABufferUnreleased() {
        List<Failure> failures = failuresOf(Leaking.class);
        assertEquals(1, failures.size());
        assertTrue(failures.get(0).getException().getMessage().startsWith("Possible memory leak"));
    }

    @Test
    void passesAClassThatReleasesWhatItTook() {
        assertEquals(List.of(), failuresOf(Releasing.class));
    }

    /** Runs the class in a launcher of its own, so that what fails is the class and not this test. */
    private static List<Failure> failuresOf(Class<?> tests) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        summary);
        assertEquals(1, summary.getSummary().getTestsSucceededCount());
        return summary.getSummary().getFailures();
    }

    /** Never released, not even later: the check that failed has forgotten the buffer, and its release would fail the next one. */
    static final class Leaking {
        @Test
        void leaks() {
            ByteBuf leaked = ByteBufAllocator.DEFAULT.buffer(1);
            assertEquals(1, leaked.refCnt());
        }
    }

    static final class Releasing {
        @Test
        void releases() {
            assertTrue(ByteBufAllocator.DEFAULT.buffer(1).release());
        }
    }
}
