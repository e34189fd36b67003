package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import org.junit.jupiter.api.Test;

final class MouthTest {
    private final Mouth mouth = new Mouth(4);

    @Test
    void isSilentWhenThereIsNothingToSay() {
        assertFrame(0, 0, 0, 0);
        assertFrame(0, 0, 0, 0);
    }

    @Test
    void saysASentenceFrameByFrameAndFillsItsEndWithSilence() {
        Promise<Void> said = say(1, 2, 3, 4, 5, 6);
        assertFrame(1, 2, 3, 4);
        assertFalse(said.isDone());
        assertFrame(5, 6, 0, 0);
        assertTrue(said.isSuccess());
        assertFrame(0, 0, 0, 0);
    }

    @Test
    void endsASentenceThatFillsItsLastFrameWithThatFrame() {
        Promise<Void> said = say(1, 2, 3, 4);
        assertFrame(1, 2, 3, 4);
        assertTrue(said.isSuccess());
        assertFrame(0, 0, 0, 0);
    }

    @Test
    void speaksUntilTheLastFrameWasTaken() {
        assertFalse(mouth.isSpeaking());
        say(1, 2, 3, 4, 5);
        mouth.frame();
        assertTrue(mouth.isSpeaking());
        mouth.frame();
        assertFalse(mouth.isSpeaking());
    }

    @Test
    void saysOneSentenceAfterTheOtherEachFromAFrameOfItsOwn() {
        Promise<Void> first = say(1, 2, 3, 4, 5);
        Promise<Void> second = say(6, 7);
        assertFrame(1, 2, 3, 4);
        assertFrame(5, 0, 0, 0);
        assertTrue(first.isSuccess() && !second.isDone());
        assertFrame(6, 7, 0, 0);
        assertTrue(second.isSuccess());
    }

    @Test
    void hasSaidAnEmptySentenceWithTheNextFrame() {
        Promise<Void> said = say();
        assertFrame(0, 0, 0, 0);
        assertTrue(said.isSuccess());
    }

    private Promise<Void> say(int... samples) {
        Promise<Void> said = ImmediateEventExecutor.INSTANCE.newPromise();
        mouth.add(shorts(samples), said);
        return said;
    }

    private void assertFrame(int... samples) {
        assertArrayEquals(shorts(samples), mouth.frame());
    }

    private static short[] shorts(int... samples) {
        short[] shorts = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            shorts[i] = (short) samples[i];
        }
        return shorts;
    }
}
