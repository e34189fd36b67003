package inboundcalls.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import org.junit.jupiter.api.Test;

final class SpeechTest {
    private final Speech speech = new Speech("resp_1", "item_1", 2);

    @Test
    void knowsWhichPartOfTheModelsOutputItIs() {
        assertEquals("resp_1", speech.responseId());
        assertEquals("item_1", speech.itemId());
        assertEquals(2, speech.contentIndex());
    }

    @Test
    void wasHeardAsFarAsItWasWritten() {
        speech.received(Pcm.silence(24_000, 24_000));
        speech.queue(8_000, 8_000);
        assertEquals(0, speech.heardMillis());
        assertEquals(1_000, speech.queuedMillis());
        speech.write(160);
        speech.write(160);
        assertEquals(40, speech.heardMillis());
        assertEquals(1_000, speech.queuedMillis());
    }

    @Test
    void wasNeverHeardFurtherThanItCame() {
        speech.received(Pcm.silence(2_400, 24_000));
        speech.queue(828, 8_000); // the filter's tail is sound that the model never sent
        assertEquals(100, speech.queuedMillis());
        speech.write(828);
        assertEquals(100, speech.heardMillis());
    }

    @Test
    void roundsDown() {
        speech.received(Pcm.silence(24_000, 24_000));
        speech.queue(15, 8_000);
        speech.write(15);
        assertEquals(1, speech.heardMillis());
    }

    @Test
    void countsOnWhenThePhoneChangesItsRate() {
        speech.received(Pcm.silence(24_000, 24_000));
        speech.queue(8_000, 8_000);
        speech.write(4_000);
        speech.unqueue();
        speech.queue(8_000, 16_000);
        assertEquals(500, speech.heardMillis());
        assertEquals(1_000, speech.queuedMillis());
        speech.write(320);
        assertEquals(520, speech.heardMillis());
    }

    @Test
    void wasHeardWholeWhenAllCameAndNothingWaits() {
        speech.received(Pcm.silence(480, 24_000));
        speech.queue(160, 8_000);
        speech.write(160);
        assertFalse(speech.wasHeardWhole(), "more may come");
        speech.queue(160, 8_000);
        speech.complete();
        assertFalse(speech.wasHeardWhole(), "some of it waits");
        speech.write(160);
        assertTrue(speech.wasHeardWhole());
    }
}
