package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SoundTrack;
import inboundcalls.simulation.SyntheticCaller;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model hangs up by {@code colgar_llamada}: what the caller hears before, and what the caller can do about it. */
class FarewellIT {
    private static final Act HANG_UP = new Act.Call("colgar_llamada", "{}");
    private static final int RATE = 24_000;

    /** All of it comes within a moment, as a model's speech does: the end is right behind it. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 20})
    void isHeardWholeBeforeTheEndAtAnyLength(double seconds) throws Throwable {
        Pcm farewell = farewell(seconds);
        SteadyMachine.hold(() -> {
            Script script = Script.of(Map.of(0, List.of(HANG_UP), 1, List.of(new Act.Say(farewell, "Adiós.", ""))));
            SoundTrack heard = hear(script, 40);
            Judgement judged = RecordingJudge.judge(heard.sound(), 0, farewell);
            assertTrue(judged.isIntact(), judged::describe);
            long silence = Pcm.millis(heard.length() - heard.lastLoud(), heard.rate());
            assertTrue(150 <= silence && silence < 1_000, silence + " ms of silence");
        });
    }

    @Test
    void endsTheCallWhenTheGoodbyeWasSaidBeforeTheFunctionWasCalled() throws Throwable {
        SteadyMachine.hold(() -> {
            Script script = Script.of(Map.of(0, List.of(Act.say(RECORDINGS.greeting()), HANG_UP), 1, List.<Act>of()));
            Pcm heard = hear(script, 40).sound();
            Judgement judged =
                    RecordingJudge.judge(heard, 0, RECORDINGS.greeting().sound());
            assertTrue(judged.isIntact(), judged::describe);
        });
    }

    @Test
    void isStoppedByTheCallersVoice() throws Exception {
        Script script = Script.of(Map.of(
                0,
                List.of(HANG_UP),
                1,
                List.of(new Act.Say(farewell(20), "Adiós.", "")),
                2,
                List.of(Act.say(RECORDINGS.greeting()))));
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY).withScript(script))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
            caller.say(RECORDINGS.question("pregunta-clientes").sound());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 3);
            await().atMost(20, SECONDS).until(() -> isQuiet(caller.heard()));
            assertFalse(caller.ended().isDone());
            caller.hangUp();
            stage.server().awaitCallsEnd();
            List<String> lines = log.lines(uuid.toString());
            assertTrue(lines.contains("↩️ Despedida anulada: habla el llamante"), lines::toString);
            assertTrue(lines.contains("📴 Llamada terminada: el llamante colgó"), lines::toString);
        }
    }

    @Test
    void tellsTheTimeToo() throws Exception {
        Script script = Script.of(Map.of(
                0,
                List.of(new Act.Call("hora_actual", "{}")),
                1,
                List.of(Act.say(RECORDINGS.greeting()), HANG_UP),
                2,
                List.<Act>of()));
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY).withScript(script))) {
            stage.dial().ended().get(20, SECONDS);
            JsonObject answer = stage.transcript()
                    .received("conversation.item.create")
                    .get(0)
                    .getAsJsonObject("item");
            assertTrue(answer.get("output").getAsString().contains("Hoy es "), answer::toString);
            assertEquals(List.of(), stage.transcript().refused());
        }
    }

    /** What the phone heard of a call that the server ended. */
    private static SoundTrack hear(Script script, double speed) throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY).withSpeed(speed).withScript(script))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), caller.ended().get(40, SECONDS));
            stage.server().awaitCallsEnd();
            assertTrue(
                    log.lines(uuid.toString()).contains("📴 Llamada terminada: el asistente se despidió y colgó"),
                    log.lines()::toString);
            assertEquals(List.of(), stage.transcript().refused());
            return caller.heard();
        }
    }

    /** So much of all the sentences one after the other, which ends in the middle of a word. */
    private static Pcm farewell(double seconds) {
        short[] all = new short[0];
        while (all.length < seconds * RATE) {
            for (var answer : RECORDINGS.answers().values()) {
                short[] sound = answer.sound().samples();
                int length = all.length;
                all = Arrays.copyOf(all, length + sound.length);
                System.arraycopy(sound, 0, all, length, sound.length);
            }
        }
        return new Pcm(Arrays.copyOf(all, (int) (seconds * RATE)), RATE);
    }

    private static boolean isQuiet(SoundTrack heard) {
        return Pcm.millis(heard.length() - heard.lastLoud(), heard.rate()) > 1_500;
    }
}
