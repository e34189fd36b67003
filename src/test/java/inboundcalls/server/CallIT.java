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
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.MikroTikFault;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole calls: real TCP, real WebSocket, real HTTP. */
class CallIT {
    private static final String QUESTION = "pregunta-clientes-router";
    private static final String API_ANSWER = "En el router FIBRA OPTICA hay 221 clientes activos.";

    @Test
    void asksTheNetworkAndTheCallerHearsTheAnswer() throws Throwable {
        SteadyMachine.hold(CallIT::askTheNetworkAndHearTheAnswer);
    }

    private static void askTheNetworkAndHearTheAnswer() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            ask(stage, caller);
            await().atMost(30, SECONDS).pollInterval(1, SECONDS).untilAsserted(() -> {
                Judgement answer = judgeTheAnswer(caller);
                assertTrue(answer.isFound() && answer.isComplete(), answer::describe);
            });
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), stage.transcript().refused());
            assertLogOfOneQuestion(log.lines(uuid.toString()), stage);
        }
    }

    @Test
    void answersWithTheRateThatThePhoneSpeaks() throws Exception {
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            SyntheticCaller caller = stage.dial(UUID.randomUUID(), 16_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            await().atMost(20, SECONDS).until(() -> caller.heard().length() > 16_000 * 4);
            caller.hangUp();
            short[] heard = caller.heard().sound().samples();
            short[] eight =
                    new short[heard.length / 2]; // speech has next to nothing above 4 kHz that the judge would miss
            for (int i = 0; i < eight.length; i++) {
                eight[i] = heard[2 * i];
            }
            Judgement greeting = RecordingJudge.judge(
                    new inboundcalls.audio.Pcm(eight, 8_000),
                    0,
                    RECORDINGS.greeting().sound());
            assertTrue(greeting.isFound(), greeting::describe);
        }
    }

    @Test
    void everyEventIsOneThatTheProviderKnows() throws Exception {
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY).withSpeed(2))) {
            SyntheticCaller caller = stage.dial();
            ask(stage, caller);
            await().atMost(20, SECONDS)
                    .until(() -> stage.transcript().responsesDone() >= 2
                            && !stage.transcript()
                                    .received("conversation.item.create")
                                    .isEmpty());
            caller.say(RECORDINGS.question(QUESTION).sound());
            await().atMost(20, SECONDS)
                    .until(() -> !stage.transcript()
                            .received("conversation.item.truncate")
                            .isEmpty());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() >= 4);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            Map<String, String> ours = onePerType(stage.transcript().received());
            assertEquals(
                    List.of(
                            "conversation.item.create",
                            "conversation.item.truncate",
                            "input_audio_buffer.append",
                            "response.create",
                            "session.update"),
                    ours.keySet().stream().sorted().toList());
            Stream<String> clients = ours.values().stream().flatMap(json -> SdkContract.client(json).stream());
            Stream<String> servers = onePerType(stage.transcript().sent()).values().stream()
                    .flatMap(json -> SdkContract.server(json).stream());
            assertEquals(List.of(), Stream.concat(clients, servers).toList());
        }
    }

    @Test
    void tellsTheCallerWhenTheApiFails() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            stage.mikrotik().fault(MikroTikFault.STATUS_500);
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            ask(stage, caller);
            await().atMost(20, SECONDS)
                    .until(() -> !stage.transcript()
                            .received("conversation.item.create")
                            .isEmpty());
            JsonObject item = stage.transcript()
                    .received("conversation.item.create")
                    .get(0)
                    .getAsJsonObject("item");
            assertTrue(
                    item.get("output").getAsString().startsWith("{\"success\":false,\"response\":\""), item::toString);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 3);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), stage.transcript().refused());
            assertTrue(
                    log.lines(uuid.toString()).stream()
                            .anyMatch(line -> line.startsWith("   ✗ Resultado obtenido (success: False): ")),
                    () -> log.lines().toString());
        }
    }

    @Test
    void outlivesAPhoneOnHold() throws Exception {
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            caller.hold(true);
            long frames = caller.heard().frames();
            assertEquals(frames, caller.heard().frames());
            await().during(3, SECONDS)
                    .atMost(20, SECONDS)
                    .until(() -> !caller.ended().isDone());
            caller.hold(false);
            ask(stage, caller);
            hearTheAnswer(caller);
            caller.hangUp();
            assertEquals(Kind.CALLER_HUNG_UP, caller.ended().get(20, SECONDS).kind());
        }
    }

    @Test
    void answersAPhoneThatSendsNoSilence() throws Exception {
        try (WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            SyntheticCaller caller = stage.dial();
            caller.suppressSilence(true);
            ask(stage, caller);
            hearTheAnswer(caller);
            caller.hangUp();
        }
    }

    @Test
    void logsEachKeyOnceAndGoesOn() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            caller.press('5');
            ask(stage, caller);
            hearTheAnswer(caller);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(
                    List.of("🔢 Tecla recibida"),
                    log.lines(uuid.toString()).stream()
                            .filter(line -> line.contains("Tecla"))
                            .toList());
        }
    }

    @Test
    void handsTheCallBackToTheDialplanWhenTheServerStops() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            stage.server().close();
            assertEquals(Kind.SERVER_HUNG_UP, caller.ended().get(20, SECONDS).kind());
            assertEquals("0x00", caller.ended().getNow().detail());
            assertTrue(log.lines(uuid.toString()).contains("📴 Llamada terminada: el servidor se detiene"));
        }
    }

    /** Hears the greeting out, then asks. */
    private static void ask(WholeCall stage, SyntheticCaller caller) throws InterruptedException {
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() >= 1);
        await().atMost(20, SECONDS)
                .until(() -> caller.heard().lastLoud() > 0
                        && caller.heard().length() - caller.heard().lastLoud()
                                > caller.heard().rate() / 2);
        caller.say(RECORDINGS.question(QUESTION).sound()).sync();
    }

    private static void hearTheAnswer(SyntheticCaller caller) {
        await().atMost(30, SECONDS)
                .pollInterval(1, SECONDS)
                .until(() -> judgeTheAnswer(caller).isFound());
    }

    private static Judgement judgeTheAnswer(SyntheticCaller caller) {
        return RecordingJudge.judge(
                caller.heard().sound(),
                0,
                RECORDINGS.answer(API_ANSWER).orElseThrow().sound());
    }

    private static void assertLogOfOneQuestion(List<String> lines, WholeCall stage) {
        String callId = stage.transcript()
                .received("conversation.item.create")
                .get(0)
                .getAsJsonObject("item")
                .get("call_id")
                .getAsString();
        int deltas = stage.transcript().sent("response.output_audio.delta").size();
        assertEquals(
                List.of(
                        "📞 Llamada entrante",
                        "✓ Herramientas MikroTik agregadas a la sesión",
                        "🔧 Function call iniciada: consultar_mikrotik (call_id: " + callId + ")",
                        "⚙️ Ejecutando función: consultar_mikrotik",
                        "   Pregunta: '¿Cuántos clientes activos hay en router-146?'",
                        "   Timeout: 15s",
                        "   ✓ Resultado obtenido (success: True)",
                        "📤 Function result enviado para call_id: " + callId,
                        "📴 Llamada terminada: el llamante colgó",
                        "📊 Total de function calls: 1"),
                lines.subList(0, 10));
        assertTrue(lines.get(10).matches("📊 Tiempo total de llamada: \\d+\\.\\ds"), lines.get(10));
        long appends = Long.parseLong(lines.get(11).replace("📊 Audio chunks enviados: ", ""));
        await().atMost(20, SECONDS) // the last ones may be under way
                .until(() ->
                        stage.transcript().received("input_audio_buffer.append").size() == appends);
        assertEquals("📊 Audio chunks recibidos: " + deltas, lines.get(12));
    }

    private static Map<String, String> onePerType(List<String> events) {
        Map<String, String> byType = new LinkedHashMap<>();
        for (String json : events) {
            byType.put(json.replaceFirst("^\\{\"type\":\"([^\"]*)\".*", "$1"), json);
        }
        return byType;
    }
}
