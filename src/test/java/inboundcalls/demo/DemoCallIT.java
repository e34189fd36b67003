package inboundcalls.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Wav;
import inboundcalls.simulation.SimulatedMikroTikApi;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo succeeds, and fails for what a caller would notice. */
class DemoCallIT {
    @TempDir
    private Path directory;

    @Test
    void goesAsItMustAndLeavesARecording() throws Throwable {
        SteadyMachine.hold(() -> assertEquals(
                List.of(), hold(UnaryOperator.identity(), UnaryOperator.identity(), DemoCallIT::untouched)));
        try (InputStream in = Files.newInputStream(directory.resolve("call/llamada.wav"))) {
            List<Pcm> sides = Wav.read(in);
            assertEquals(2, sides.size());
            assertTrue(
                    sides.get(0).millis() > 20_000,
                    () -> "recorded: " + sides.get(0).millis() + " ms");
        }
    }

    @Test
    void failsWhenTheCallerIsMuted() throws Exception {
        assertFails(
                said -> Pcm.silence(said.samples().length, said.rate()),
                UnaryOperator.identity(),
                DemoCallIT::untouched);
    }

    @Test
    void failsWhenTheCallersPitchIsShifted() throws Exception {
        assertFails(DemoCallIT::sixPercentHigher, UnaryOperator.identity(), DemoCallIT::untouched);
    }

    /** Every sample three times instead of a filter: speech can be understood, but hisses. */
    @Test
    void failsWhenTheUplinkIsResampledWithoutAFilter() throws Exception {
        assertFails(UnaryOperator.identity(), DemoCallIT::held, DemoCallIT::untouched);
    }

    @Test
    void failsWhenTheApiAnswersSomethingElse() throws Exception {
        assertFails(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                api -> api.answer("¿Cuántos clientes activos hay en router-146?", "Hay 222 clientes activos."));
    }

    private void assertFails(UnaryOperator<Pcm> mouth, UnaryOperator<Pcm> ear, Consumer<SimulatedMikroTikApi> api)
            throws Exception {
        List<String> faults = hold(mouth, ear, api);
        assertFalse(faults.isEmpty());
        assertTrue(faults.get(0).startsWith("expected to hear «En el router FIBRA ÓPTICA"), faults.get(0));
    }

    private List<String> hold(UnaryOperator<Pcm> mouth, UnaryOperator<Pcm> ear, Consumer<SimulatedMikroTikApi> api)
            throws Exception {
        PrintWriter out = new PrintWriter(new StringWriter());
        return new DemoCall(out, directory.resolve("call/llamada.wav"), mouth, ear, api).hold();
    }

    private static void untouched(SimulatedMikroTikApi api) {}

    /** As a tape that runs too fast. */
    private static Pcm sixPercentHigher(Pcm said) {
        Pcm faster = new Resampler(8_480, 8_000).resample(new Pcm(said.samples(), 8_480));
        return new Pcm(faster.samples(), said.rate());
    }

    private static Pcm held(Pcm sound) {
        short[] samples = sound.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = samples[i - i % 3];
        }
        return new Pcm(samples, sound.rate());
    }
}
