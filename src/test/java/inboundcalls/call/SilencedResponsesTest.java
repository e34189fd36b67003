package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SilencedResponsesTest {
    private final SilencedResponses silenced = new SilencedResponses();

    @Test
    void knowsWhatWasSilencedAndNothingElse() {
        silenced.add("resp_1");
        assertTrue(silenced.contains("resp_1"));
        assertFalse(silenced.contains("resp_2"));
    }

    @Test
    void takesNoNameForNoResponse() {
        silenced.add("");
        assertFalse(silenced.contains(""));
    }

    @Test
    void remembersTheLastThirtyTwo() {
        for (int i = 0; i < 100; i++) {
            silenced.add("resp_" + i);
            silenced.add("resp_" + i);
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(i >= 68, silenced.contains("resp_" + i), "resp_" + i);
        }
    }
}
