package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.SdkContract;
import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Tone;
import inboundcalls.server.TalkingOver.Phone;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who talk over the assistant: every answer is a sentence and a long tone, and the tone is interrupted at a random point. */
class BargeInIT {
    private static final int PHONES = 5;
    private static final int INTERRUPTIONS = 4;
    private static final int RATE = 8_000;
    private static final double PER_MILLI = RATE / 1_000.0;
    /** A frame may leave while the model's event is on its way; the next one fades out in 5 ms. */
    private static final int LATEST_SILENCE = 20 + 5;

    private static final long SEED = System.nanoTime();
    private static final Recording SENTENCE = RECORDINGS.preamble();
    private static final int SENTENCE_MILLIS = (int) SENTENCE.sound().millis();
    private static final List<Act> ANSWER =
            List.of(Act.say(SENTENCE), new Act.Say(Tone.of(500, 6_000, 24_000 * 20, 24_000), "Pi.", "final_answer"));
    private static final Scenario SCENARIO = Scenario.of(KEY).withScript((response, heard) -> Optional.of(ANSWER));

    @TempDir
    private Path directory;

    /** What a phone heard; from which samples on each answer, and where it was each time the model heard the caller. */
    private record HeardCall(int session, Pcm sound, List<Integer> answers, List<Integer> spokeAt) {}

    /** Milliseconds of sound: after the model heard the caller (below 0: the phone waited for its next frame), of the tone as it was heard, and of it as the model was told. */
    private record Interruption(double after, double heard, long told) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "realtime.barge-in.min-speech = 300 ms"})
    void isSilentAtOnceTellsWhatWasHeardAndGivesTheNextAnswerWhole(String settings) throws Throwable {
        SteadyMachine.hold(() -> interruptTwentyTimes(settings));
    }

    @Test
    void playsAProtectedGreetingToItsEndThenAnswersWhatWasSaidOverIt() throws Throwable {
        SteadyMachine.hold(this::talkOverTheGreeting);
    }

    private void interruptTwentyTimes(String settings) throws Exception {
        System.out.println("Seed: " + SEED);
        try (WholeCall stage = stage(SCENARIO, settings)) {
            List<HeardCall> calls = TalkingOver.atOnce(PHONES, SEED, stage, phone -> interrupt(stage, phone));
            stage.server().close();
            List<Interruption> all = new ArrayList<>();
            calls.forEach(call -> all.addAll(judge(call, stage)));
            report(settings, all);
            assertEquals(PHONES * INTERRUPTIONS, all.size());
            all.forEach(one -> assertTrue(
                    one.after() <= LATEST_SILENCE && Math.abs(one.heard() - one.told()) <= 20, one::toString));
            assertKnown(stage);
        }
    }

    private static HeardCall interrupt(WholeCall stage, Phone phone) {
        List<Integer> answers = new ArrayList<>(List.of(0));
        for (int i = 0; i < INTERRUPTIONS; i++) {
            phone.hear(answers.get(i), SENTENCE_MILLIS + phone.random().nextInt(100, 3_000));
            phone.caller().say(TalkingOver.noise(800, i));
            int wanted = i + 1;
            await().atMost(20, SECONDS)
                    .until(() -> truncations(stage, phone.session()).size() == wanted);
            answers.add(phone.heard());
        }
        phone.hear(answers.get(INTERRUPTIONS), SENTENCE_MILLIS + 200);
        phone.caller().hangUp();
        return new HeardCall(phone.session(), phone.caller().heard().asItCame(), answers, List.copyOf(phone.spokeAt()));
    }

    /** After the calls: it would keep the processors from them. */
    private static List<Interruption> judge(HeardCall call, WholeCall stage) {
        List<JsonObject> truncations = truncations(stage, call.session());
        assertEquals(INTERRUPTIONS, truncations.size(), "the sentences were heard whole");
        List<Interruption> interruptions = new ArrayList<>();
        for (int i = 0; i < INTERRUPTIONS; i++) {
            int tone = endOfSentence(call, i);
            int end = TalkingOver.silenceAfter(call.sound(), tone, 100);
            interruptions.add(new Interruption(
                    (end - call.spokeAt().get(i)) / PER_MILLI,
                    (end - tone) / PER_MILLI,
                    truncations.get(i).get("audio_end_ms").getAsLong()));
        }
        endOfSentence(call, INTERRUPTIONS);
        return interruptions;
    }

    /** The sentence of that answer was heard whole; returns the sample where it ended. */
    private static int endOfSentence(HeardCall call, int answer) {
        short[] all = call.sound().samples();
        int from = call.answers().get(answer);
        int to = Math.min(all.length, from + (int) ((SENTENCE_MILLIS + 4_000) * PER_MILLI));
        Judgement sentence =
                RecordingJudge.judge(new Pcm(Arrays.copyOfRange(all, from, to), RATE), 0, SENTENCE.sound());
        assertTrue(sentence.isIntact(), sentence::describe);
        return from + (int) ((sentence.startMillis() + SENTENCE_MILLIS) * PER_MILLI);
    }

    private void talkOverTheGreeting() throws Exception {
        try (WholeCall stage = stage(Scenario.of(KEY), "realtime.barge-in.greeting-interruptible = false")) {
            Pcm question = RECORDINGS.question("pregunta-clientes-router").sound();
            List<Pcm> heard = TalkingOver.atOnce(1, SEED, stage, phone -> {
                phone.hear(0, 300);
                phone.caller().say(question);
                await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 3);
                phone.hear(phone.heard(), 5_000);
                phone.caller().hangUp();
                return phone.caller().heard().asItCame();
            });
            assertTrue(
                    RecordingJudge.judge(heard.get(0), 0, RECORDINGS.greeting().sound())
                            .isIntact());
            assertTrue(RecordingJudge.judge(heard.get(0), 0, SENTENCE.sound()).isIntact());
            assertEquals(List.of(), stage.transcript().refused());
            assertEquals(List.of(), stage.transcript().received("conversation.item.truncate"));
        }
    }

    private static List<JsonObject> truncations(WholeCall stage, int session) {
        return stage.transcript().received(session, "conversation.item.truncate");
    }

    /** A response may end while its cancelling is under way; nothing else may be wrong with what the server sent. */
    private static void assertKnown(WholeCall stage) {
        assertEquals(
                List.of(),
                stage.transcript().refused().stream()
                        .filter(refusal -> !refusal.startsWith("response_cancel_not_active"))
                        .toList());
        for (String type : List.of("session.update", "response.cancel", "conversation.item.truncate")) {
            stage.transcript().received(type).stream()
                    .limit(1)
                    .forEach(event -> assertEquals(List.of(), SdkContract.client(event.toString())));
        }
    }

    private static void report(String settings, List<Interruption> all) {
        System.out.printf(
                "Interruptions %s: %d; sound after speech_started: from %.1f to %.1f ms; audio_end_ms off by at most %.1f ms%n",
                settings,
                all.size(),
                all.stream().mapToDouble(Interruption::after).min().orElseThrow(),
                all.stream().mapToDouble(Interruption::after).max().orElseThrow(),
                all.stream()
                        .mapToDouble(one -> Math.abs(one.heard() - one.told()))
                        .max()
                        .orElseThrow());
    }

    private WholeCall stage(Scenario scenario, String settings) throws Exception {
        Path config = directory.resolve("barge-in.conf");
        Files.writeString(config, "inbound-calls { " + settings + " }");
        return new WholeCall(scenario, Map.of(WholeCall.CONFIG_FILE, config.toString()));
    }
}
