package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrameGroupTest {
    private final List<Pcm> passed = new ArrayList<>();
    private final AudioSink next = pcm -> passed.add(pcm.copy());

    @Test
    void passesAGroupWhenItsLastFrameHasCome() {
        AudioSink group = FrameGroup.of(3, next);
        for (int frame = 1; frame <= 7; frame++) {
            group.accept(constant(frame, 160, 8_000));
            assertEquals(frame / 3, passed.size());
        }
        assertEquals("8000: 160 x 4, 160 x 5, 160 x 6", told(passed.get(1)));
    }

    @Test
    void losesAndReordersNothingWhenFramesAreOfOtherSizesAndRates() {
        AudioSink group = FrameGroup.of(2, next);
        group.accept(constant(1, 240, 8_000));
        group.accept(constant(2, 240, 8_000));
        group.accept(constant(3, 480, 8_000));
        group.accept(constant(4, 160, 8_000));
        group.accept(constant(5, 320, 16_000));
        group.accept(constant(6, 320, 16_000));
        assertEquals(
                List.of("8000: 240 x 1", "8000: 240 x 2", "8000: 480 x 3", "8000: 160 x 4", "16000: 320 x 5, 320 x 6"),
                passed.stream().map(FrameGroupTest::told).toList());
    }

    @Test
    void makesTheEventsOfACallFewerWhereThatIsSet() {
        CallBench bench = new CallBench(List.of(), "realtime.frames-per-append = 2");
        bench.begin();
        bench.receive(CallBench.SILENCE.repeat(10));
        assertEquals(5, bench.session.audio.size());
        assertEquals(2 * 480, bench.session.audio.get(0).samples().length);
        bench.close();
    }

    @Test
    void isNotThereWhenThereIsNothingToGather() {
        assertSame(next, FrameGroup.of(1, next));
    }

    private static Pcm constant(int value, int samples, int rate) {
        Pcm pcm = Pcm.silence(samples, rate);
        Arrays.fill(pcm.samples(), (short) value);
        return pcm;
    }

    private static String told(Pcm pcm) {
        List<String> runs = new ArrayList<>();
        short[] samples = pcm.samples();
        for (int from = 0, to = 0; from < samples.length; from = to) {
            while (to < samples.length && samples[to] == samples[from]) {
                to++;
            }
            runs.add((to - from) + " x " + samples[from]);
        }
        return pcm.rate() + ": " + String.join(", ", runs);
    }
}
