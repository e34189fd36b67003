package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole calls with functions that take seconds, and a model that says nothing meanwhile unless it is scripted to. */
class WaitingIT {
    private static final int PER_MILLI = 8;
    private static final Recording ANSWER = RECORDINGS.greeting();
    /** The filler has the same words and voice, recorded or said by the model. */
    private static final Recording FILLER = RECORDINGS.preamble();

    private static final Act ONE = ask("Uno");
    private static final Act OTHER = ask("Otro");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"2000, 4000, Uno, Otro", "4000, 2000, Otro, Uno"})
    void answersTwoFunctionsInOneAndFillsTheWait(int one, int other, String first, String second) throws Throwable {
        SteadyMachine.hold(() -> callTwoFunctions(Map.of("Uno", one, "Otro", other), List.of(first, second)));
    }

    private void callTwoFunctions(Map<String, Integer> millis, List<String> order) throws Exception {
        Script script = Script.of(Map.of(0, List.of(ONE, OTHER), 1, List.of(Act.say(ANSWER))));
        try (PacedApi api = new PacedApi(millis);
                WholeCall stage = stage(api, script, "")) {
            List<Long> called = timesOf(stage, "response.function_call_arguments.done");
            SyntheticCaller caller = stage.dial();
            Pcm heard = hearTheAnswer(stage, caller);
            assertEquals(order, results(stage));
            assertEquals(2, stage.transcript().received("response.create").size(), "one for the greeting");
            assertEquals(List.of(), stage.transcript().refused());
            double start = caller.heard().position(called.get(0)) / (double) PER_MILLI;
            Judgement filler = assertIntact(heard, 0, FILLER);
            double silence = filler.startMillis() - start;
            System.out.printf("Filler %.0f ms after the function call%n", silence);
            assertTrue(silence > 500 && silence < 1_000, () -> silence + " ms");
            Judgement answer = assertIntact(heard, (long) (start + 3_500), ANSWER);
            double end = filler.startMillis() + filler.heardMillis();
            assertTone(heard, end + 50, answer.startMillis());
            assertEquals(
                    0,
                    blips(
                            heard,
                            answer.startMillis() + answer.heardMillis() + 100,
                            heard.samples().length / (double) PER_MILLI));
        }
    }

    @Test
    void saysTheFillerOutOfTheConversationWhereItIsSo() throws Throwable {
        SteadyMachine.hold(this::callWithASpokenFiller);
    }

    private void callWithASpokenFiller() throws Exception {
        Script script = Script.of(Map.of(0, List.of(ONE), 1, List.of(Act.say(ANSWER))));
        try (PacedApi api = new PacedApi(Map.of("Uno", 3_500));
                WholeCall stage = stage(api, script, "waiting.filler = model")) {
            SyntheticCaller caller = stage.dial();
            Pcm heard = hearTheAnswer(stage, caller);
            Judgement filler = assertIntact(heard, 0, FILLER);
            assertIntact(heard, (long) (filler.startMillis() + filler.heardMillis()), ANSWER);
            List<JsonObject> requests = stage.transcript().received("response.create");
            assertEquals(3, requests.size());
            JsonObject aside = requests.get(1).getAsJsonObject("response");
            assertEquals("none", aside.get("conversation").getAsString());
            assertEquals(List.of(), stage.transcript().received("conversation.item.truncate"));
            assertEquals(List.of(), stage.transcript().received("response.cancel"));
            assertEquals(List.of(), stage.transcript().refused());
        }
    }

    @ParameterizedTest
    @CsvSource({"local", "model"})
    void yieldsToTheCallersVoice(String filler) throws Throwable {
        SteadyMachine.hold(() -> talkOverTheFiller(filler));
    }

    private void talkOverTheFiller(String filler) throws Exception {
        Script script = Script.of(Map.of(0, List.of(ONE), 1, List.of(Act.say(ANSWER))));
        try (PacedApi api = new PacedApi(Map.of("Uno", 6_000));
                WholeCall stage = stage(api, script, "waiting { tone = false, filler = " + filler + " }")) {
            List<Long> started = timesOf(stage, "input_audio_buffer.speech_started");
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS)
                    .pollInterval(10, MILLISECONDS)
                    .until(() -> caller.heard().lastLoud() > 0);
            caller.say(RECORDINGS.question("pregunta-clientes").sound());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() >= 2);
            hearTheAnswer(stage, caller);
            Pcm heard = caller.heard().sound();
            Judgement cut = RecordingJudge.judge(heard, 0, FILLER.sound());
            double spoke = caller.heard().position(started.get(0)) / (double) PER_MILLI;
            double late = cut.startMillis() + cut.heardMillis() - spoke;
            System.out.printf("Filler: %s; the last of it %.0f ms after the caller was heard%n", cut.describe(), late);
            assertTrue(cut.isFound() && !cut.isComplete(), cut::describe);
            assertTrue(late < 100, cut::describe);
            assertEquals(List.of(), stage.transcript().received("conversation.item.truncate"));
        }
    }

    @Test
    void asksForTheAnswerWhenTheModelHasNearlyBeenHeard() throws Throwable {
        SteadyMachine.hold(this::answerALateResult);
    }

    private void answerALateResult() throws Exception {
        Script script = Script.of(Map.of(0, List.of(Act.say(FILLER), ONE), 1, List.of(Act.say(ANSWER))));
        try (PacedApi api = new PacedApi(Map.of());
                WholeCall stage = stage(api, script, "")) {
            List<Long> results = timesOf(stage, "conversation.item.done");
            List<Long> responses = timesOf(stage, "response.created");
            SyntheticCaller caller = stage.dial();
            Pcm heard = hearTheAnswer(stage, caller);
            Judgement said = assertIntact(heard, 0, FILLER);
            assertIntact(heard, (long) (said.startMillis() + said.heardMillis()), ANSWER);
            double end = said.startMillis() + FILLER.sound().millis();
            // The items are what the model said, the call, its result, the answer.
            double result = caller.heard().position(results.get(2)) / (double) PER_MILLI;
            double request = caller.heard().position(responses.get(1)) / (double) PER_MILLI;
            System.out.printf(
                    "Result %.0f ms before the end of what was said, request %.0f%n", end - result, end - request);
            assertTrue(end - result > 700, "at once");
            assertTrue(end - request > 0 && end - request < 500, "300 ms before");
        }
    }

    @Test
    void asksAMuteModelOnceMore() throws Exception {
        Script script = Script.of(Map.of(0, List.of(ONE), 1, List.of(), 2, List.of(Act.say(ANSWER))));
        try (PacedApi api = new PacedApi(Map.of());
                WholeCall stage = stage(api, script, "waiting.mute-timeout = 1 s")) {
            stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 3);
            List<JsonObject> requests = stage.transcript().received("response.create");
            assertEquals(3, requests.size());
            assertTrue(requests.get(2).toString().contains("lo que respondió la función"), requests::toString);
            assertEquals(List.of(), stage.transcript().refused());
        }
    }

    private WholeCall stage(PacedApi api, Script script, String settings) throws Exception {
        Path file = directory.resolve("waiting.conf");
        Files.writeString(file, "inbound-calls { " + settings + " }");
        Scenario scenario = Scenario.of(KEY).withScript(script);
        return new WholeCall(scenario, Map.of("MIKROTIK_API_URL", api.url(), WholeCall.CONFIG_FILE, file.toString()));
    }

    private static List<Long> timesOf(WholeCall stage, String type) {
        List<Long> times = new CopyOnWriteArrayList<>();
        stage.transcript().watch(type, session -> times.add(System.nanoTime()));
        return times;
    }

    /** What the caller has heard when the answer, and a second and a half after it, is over. */
    private static Pcm hearTheAnswer(WholeCall stage, SyntheticCaller caller) {
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() >= 2);
        int from = caller.heard().length();
        long millis = FILLER.sound().millis() + ANSWER.sound().millis() + 1_500;
        await().atMost(20, SECONDS).until(() -> caller.heard().length() > from + millis * PER_MILLI);
        caller.hangUp();
        return caller.heard().sound();
    }

    /** The outputs in the order in which the model got them. */
    private static List<String> results(WholeCall stage) {
        List<String> results = new ArrayList<>();
        for (JsonObject event : stage.transcript().received("conversation.item.create")) {
            String output = event.getAsJsonObject("item").get("output").getAsString();
            results.add(output.contains("Uno") ? "Uno" : "Otro");
        }
        return results;
    }

    private static Judgement assertIntact(Pcm heard, long fromMillis, Recording recording) {
        Judgement judgement = RecordingJudge.judge(heard, fromMillis, recording.sound());
        assertTrue(judgement.isIntact(), judgement::describe);
        return judgement;
    }

    private static void assertTone(Pcm heard, double fromMillis, double toMillis) {
        long seconds = (long) (toMillis - fromMillis) / 1_000;
        int blips = blips(heard, fromMillis, toMillis);
        assertTrue(seconds >= 1 && blips >= seconds && blips <= seconds + 1, () -> blips + " in " + seconds + " s");
    }

    /** How often, in that time, something soft is heard after a silence of half a second at least. */
    private static int blips(Pcm heard, double fromMillis, double toMillis) {
        int blips = 0;
        int quiet = 500 * PER_MILLI;
        for (int i = (int) (fromMillis * PER_MILLI); i < toMillis * PER_MILLI; i++) {
            int level = Math.abs(heard.samples()[i]);
            assertTrue(level < 1_200, "far below speech");
            blips += level > 200 && quiet >= 500 * PER_MILLI ? 1 : 0;
            quiet = level > 200 ? 0 : quiet + 1;
        }
        return blips;
    }

    private static Act ask(String question) {
        return new Act.Call("consultar_mikrotik", "{\"pregunta\":\"" + question + "\"}");
    }
}
