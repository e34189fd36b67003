package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.log.RecordedLog;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import io.netty.util.concurrent.Future;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that do not end by themselves. The model speaks for a second each time; its greeting is over when a test begins. */
final class CallWatchTest {
    private static final String SILENCE = "call.limits { silence = 15 s, duration = 0 s, turns = 0 }";
    private static final String DURATION = "call.limits { silence = 0 s, duration = 5 m, warning = 1 m, turns = 0 }";
    private static final String TURNS = "call.limits { silence = 0 s, duration = 0 s, turns = 4 }";

    private final RecordedLog log = new RecordedLog();
    private CallBench bench = new CallBench();
    private int responses;

    @AfterEach
    void close() {
        bench.close();
        log.close();
    }

    @Test
    void asksTwiceIntoTheSilenceThenSaysGoodbyeAndHangsUp() {
        begin(SILENCE);
        for (String words : List.of("¿Sigue ahí?", "¿Sigue ahí?", "despídete")) {
            bench.pass(14_900);
            assertEquals(List.of(), bench.session.sent);
            bench.pass(100);
            assertPrompted(words);
            respond();
        }
        assertEndsWith("📴 Llamada terminada: no había nadie al teléfono");
    }

    @Test
    void doesNotAskWhileTheModelSpeaks() {
        begin(SILENCE);
        bench.respond("long", 40_000);
        bench.pass(54_900);
        assertEquals(List.of(), bench.session.sent);
        bench.pass(200);
        assertPrompted("¿Sigue ahí?");
    }

    @Test
    void doesNotAskWhileTheModelIsStillToAnswer() {
        begin(SILENCE);
        bench.pass(14_000);
        bench.model().onResponseCreated("resp_slow");
        bench.pass(9_900);
        assertEquals(List.of(), bench.session.sent);
    }

    @Test
    void doesNotAskWhileAFunctionRuns() {
        begin(SILENCE);
        callFunction();
        bench.pass(39_000);
        assertEquals(List.of(), bench.session.sent);
    }

    @Test
    void doesNotAskWhileTheCallerSpeaks() {
        begin(SILENCE);
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.pass(60_000);
        assertEquals(List.of(), bench.session.sent);
        bench.model().turns().onSpeechStopped("item_1", 60_000);
        bench.pass(1_500 + 14_900);
        assertEquals(List.of(), bench.session.sent);
        bench.pass(100);
        assertPrompted("¿Sigue ahí?");
    }

    @Test
    void beginsAnewWhenTheCallerSpeaksOrPressesAKey() {
        begin(SILENCE);
        askTwice();
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.model().turns().onSpeechStopped("item_1", 500);
        bench.pass(1_500); // for the answer that does not come
        askTwice();
        bench.receive("03 0001 23"); // #, which says nothing to the model
        askTwice();
        assertEquals(1, bench.registry.size());
    }

    @Test
    void doesNotHangUpWhenTheCallerSpeaksIntoTheGoodbye() {
        begin(SILENCE);
        askTwice();
        bench.pass(15_000);
        assertPrompted("despídete");
        bench.model().onResponseCreated("goodbye");
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.pass(10_000);
        assertEquals(1, bench.registry.size());
    }

    @Test
    void warnsBeforeTheLongestDurationAndEndsWithAGoodbye() {
        begin(DURATION);
        bench.pass(238_900);
        assertEquals(List.of(), bench.session.sent);
        bench.pass(100);
        assertPrompted("en menos de un minuto");
        respond();
        bench.pass(58_900);
        assertEquals(List.of(), bench.session.sent);
        bench.pass(100);
        assertPrompted("despídete");
        respond();
        assertEndsWith("📴 Llamada terminada: alcanzó la duración máxima");
    }

    @Test
    void letsTheModelFinishWhatItSaysFirst() {
        begin(DURATION);
        bench.pass(230_000);
        bench.respond("long", 20_000);
        bench.pass(19_900);
        assertEquals(List.of(), bench.session.sent);
        bench.pass(200);
        assertPrompted("en menos de un minuto");
    }

    @Test
    void saysGoodbyeAgainWhenItWasInterrupted() {
        begin(DURATION);
        tooLong();
        bench.model().onResponseCreated("goodbye");
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.model().turns().onSpeechStopped("item_1", 500);
        bench.session.sent.clear();
        bench.respond("goodbye", 0);
        respond();
        bench.pass(100);
        assertPrompted("despídete");
        respond();
        assertEndsWith("📴 Llamada terminada: alcanzó la duración máxima");
    }

    @Test
    void endsWithoutAGoodbyeWhenTheCallerNeverStops() {
        begin(DURATION);
        tooLong();
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.pass(29_000);
        assertEquals(1, bench.registry.size());
        bench.pass(1_000);
        assertEquals(HANG_UP, lastSent());
        assertTrue(log.lines().contains("📴 Llamada terminada: alcanzó la duración máxima (sin despedida)"));
    }

    @Test
    void endsAConversationWithoutWords() {
        begin(TURNS);
        noise("");
        noise("");
        noise("...");
        assertPrompted("despídete");
        respond();
        assertEndsWith("📴 Llamada terminada: demasiadas respuestas seguidas sin palabras del llamante");
    }

    @Test
    void endsAConversationWithAMachineThatRepeatsItself() {
        begin(TURNS);
        noise("Su llamada es muy importante.");
        noise("Espere en la línea.");
        noise("Su llamada es muy importante");
        noise("¡Espere en la línea!");
        noise("Su llamada es muy importante.");
        assertEquals(List.of(), bench.session.sent);
        noise("Espere en la línea.");
        assertPrompted("despídete");
    }

    @Test
    void goesOnWhileThereAreWordsOrFunctionCalls() {
        begin(TURNS);
        for (int i = 0; i < 10; i++) {
            noise("Palabra número " + i);
            noise("");
            noise("");
            callFunction();
            noise("");
            noise("");
        }
        assertEquals(1, bench.registry.size());
        assertTrue(bench.session.sent.stream().noneMatch(event -> event.contains("despídete")));
    }

    @Test
    void goesOnWhenWordsComeWhileTheGoodbyeIsDue() {
        begin(TURNS);
        noise("");
        noise("");
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.model().onResponseCreated("resp_4");
        bench.model().turns().onSpeechStopped("item_1", 500);
        bench.model().turns().onTranscriptDone("item_1", "¿Cuántos clientes hay?");
        bench.respond("resp_4", 1_000);
        bench.pass(40_000);
        assertEquals(List.of(), bench.session.sent);
        assertEquals(1, bench.registry.size());
    }

    @Test
    void leavesCallsAloneWhereAllOfThatIsOff() {
        begin("call.limits { silence = 0 s, duration = 0 s, turns = 0 }");
        for (int i = 0; i < 30; i++) {
            noise("");
            bench.pass(60_000);
        }
        assertEquals(List.of(), bench.session.sent);
        assertEquals(1, bench.registry.size());
    }

    private void begin(String limits) {
        bench.close();
        bench = new CallBench(List.of(new EndlessTool()), limits);
        bench.begin();
        respond();
        bench.session.sent.clear();
    }

    /** A second of speech, heard to its end, and what is left of a frame. */
    private void respond() {
        bench.respond("resp_" + ++responses, 1_000);
        bench.pass(1_040);
    }

    /** Something on the line that the model answers. */
    private void noise(String words) {
        String item = "item_" + responses;
        bench.model().turns().onSpeechStarted(item, 0);
        bench.model().turns().onSpeechStopped(item, 500);
        respond();
        bench.model().turns().onTranscriptDone(item, words);
        bench.pass(20);
    }

    private void askTwice() {
        for (int i = 0; i < 2; i++) {
            bench.pass(15_000);
            assertPrompted("¿Sigue ahí?");
            respond();
        }
    }

    private void tooLong() {
        bench.pass(239_000);
        respond();
        bench.session.sent.clear();
        bench.pass(59_000);
        assertPrompted("despídete");
    }

    private void callFunction() {
        bench.model()
                .functionCalls()
                .onDone(new FunctionCall("call_" + responses, "call_" + responses, "nunca", "{}"), true);
        bench.model().functionCalls().onStarted(new FunctionCall("next_" + responses, "", "nunca", ""));
        bench.pass(20);
    }

    /** One response was asked for, with these words in its instructions. */
    private void assertPrompted(String words) {
        assertEquals(1, bench.session.sent.size(), bench.session.sent::toString);
        assertTrue(bench.session.sent.get(0).startsWith("create "), bench.session.sent::toString);
        assertTrue(bench.session.sent.get(0).contains(words), bench.session.sent::toString);
        bench.session.sent.clear();
    }

    private void assertEndsWith(String line) {
        bench.pass(300);
        assertEquals(HANG_UP, lastSent());
        assertTrue(log.lines().contains(line), log.lines()::toString);
    }

    private String lastSent() {
        List<String> sent = bench.sent();
        return sent.get(sent.size() - 1);
    }

    private static final class EndlessTool implements Tool {
        @Override
        public ToolDefinition definition() {
            return new ToolDefinition("nunca", "Nunca acaba.", new JsonObject());
        }

        @Override
        public Future<ToolResult> run(ToolCall call, ToolContext context) {
            return context.loop().newPromise();
        }
    }
}
