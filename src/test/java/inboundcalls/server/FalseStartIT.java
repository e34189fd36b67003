package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SdkContract;
import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.server.TalkingOver.Phone;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Judgement.Kind;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Noises that the model takes for speech, at random points of a long answer: with the pauses taken out it must be whole. */
class FalseStartIT {
    private static final int PHONES = 5;
    private static final int NOISES = 4;
    private static final int FRAME = 160;
    private static final int FADE = 40;
    private static final long SEED = System.nanoTime();
    private static final Pcm ANSWER = withoutSilence(RECORDINGS.answers().values().stream()
            .max((a, b) -> Integer.compare(a.sound().samples().length, b.sound().samples().length))
            .map(Recording::sound)
            .orElseThrow());
    private static final Scenario SCENARIO = Scenario.of(KEY)
            .withoutWordOfNoise()
            .withScript(Script.of(Map.of(0, List.of(new Act.Say(ANSWER, "Una respuesta larga.", "final_answer")))));

    @TempDir
    private Path directory;

    @Test
    void losesNothingOfAnAnswerThatPausedForNoise() throws Throwable {
        SteadyMachine.hold(this::makeNoiseTwentyTimes);
    }

    private void makeNoiseTwentyTimes() throws Exception {
        System.out.println("Seed: " + SEED);
        Path config = directory.resolve("false-starts.conf");
        Files.writeString(config, "inbound-calls.realtime.barge-in.false-starts = on");
        try (WholeCall stage = new WholeCall(SCENARIO, Map.of(WholeCall.CONFIG_FILE, config.toString()))) {
            List<Pcm> heard = TalkingOver.atOnce(PHONES, SEED, stage, phone -> makeNoise(stage, phone));
            assertEquals(PHONES * NOISES, deletions(stage));
            assertEquals(List.of(), stage.transcript().refused());
            assertEquals(List.of(), stage.transcript().received("conversation.item.truncate"));
            assertEquals(PHONES, stage.transcript().responsesDone());
            String deletion = stage.transcript()
                    .received("conversation.item.delete")
                    .get(0)
                    .toString();
            assertEquals(List.of(), SdkContract.client(deletion));
            heard.forEach(FalseStartIT::assertWhole);
        }
    }

    private static Pcm makeNoise(WholeCall stage, Phone phone) {
        int from = 0;
        for (int i = 1; i <= NOISES; i++) {
            phone.hear(from, phone.random().nextInt(100, 2_000));
            phone.caller().say(TalkingOver.noise(120, i));
            int wanted = i;
            await().atMost(20, SECONDS)
                    .until(() -> stage.transcript()
                                    .received(phone.session(), "conversation.item.delete")
                                    .size()
                            == wanted);
            from = phone.heard();
        }
        await().atMost(40, SECONDS).until(() -> phone.quietMillis() > 1_000);
        phone.caller().hangUp();
        return phone.caller().heard().asItCame();
    }

    private static void assertWhole(Pcm heard) {
        Pcm spoken = withoutPauses(heard);
        Judgement answer = RecordingJudge.judge(spoken, 0, ANSWER);
        System.out.printf(
                "Heard %d ms in %d ms, of an answer of %d ms: %s%n",
                spoken.millis(), heard.millis(), ANSWER.millis(), answer.describe());
        assertTrue(answer.isFound() && answer.isComplete(), answer::describe);
        assertTrue(answer.faults().size() <= NOISES, answer::describe);
        // Nothing is lost or moved; a loud block in which the sound fades in again may not be known again.
        assertTrue(answer.faults().stream().allMatch(fault -> fault.kind() == Kind.MISSING), answer::describe);
        assertTrue(Math.abs(ANSWER.millis() - spoken.millis()) <= 20, () -> "heard: " + spoken.millis() + " ms");
        assertTrue(pauses(heard) >= NOISES, () -> "pauses: " + pauses(heard));
    }

    private static Pcm withoutPauses(Pcm heard) {
        short[] all = heard.samples();
        short[] spoken = new short[all.length];
        int length = 0;
        for (int i = 0; i < all.length; i += FRAME) {
            if (!isSilent(all, i)) {
                System.arraycopy(all, i, spoken, length, FRAME);
                length += FRAME;
            }
        }
        return new Pcm(Arrays.copyOf(spoken, length), heard.rate());
    }

    private static long pauses(Pcm heard) {
        short[] all = heard.samples();
        long pauses = 0;
        for (int i = FRAME; i < all.length; i += FRAME) {
            pauses += isSilent(all, i) && !isSilent(all, i - FRAME) ? 1 : 0;
        }
        return pauses;
    }

    /** A pause begins with the 5 ms in which what was heard before fades out. */
    private static boolean isSilent(short[] all, int from) {
        for (int i = from + FADE; i < from + FRAME; i++) {
            if (all[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Every frame of it has a soft hum, so that a pause is told from a breath. */
    private static Pcm withoutSilence(Pcm sound) {
        short[] samples = sound.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (short) (i / 120 % 2 == 0 ? 40 : -40); // 100 Hz
        }
        return new Pcm(samples, sound.rate());
    }

    private static long deletions(WholeCall stage) {
        return stage.transcript().received("conversation.item.delete").size();
    }
}
