package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import inboundcalls.asterisk.Caller;
import inboundcalls.asterisk.CallerLookup;
import inboundcalls.call.CallRecord.Speaker;
import inboundcalls.call.CallRecord.Turn;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of calls on frozen time. */
final class CallRecordTest {
    private static final ContentPart ANSWER = new ContentPart("resp_1", "item_a", 0);
    private static final String QUIET = "waiting.filler = off, waiting.tone = off";
    private static final String KEPT = "records.file = calls.jsonl";

    private CallBench bench;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tellsWhoSaidWhatWhenAndHowItWasHeard() {
        converse("records.transcript = true");
        CallRecord record = only();
        assertEquals(EndReason.CALLER_HUNG_UP, record.end().reason());
        assertEquals(1, record.counts().interruptions());
        assertEquals("default", record.who().profile());
        List<Turn> turns = record.turns();
        assertEquals(
                List.of(Speaker.ASSISTANT, Speaker.CALLER, Speaker.ASSISTANT, Speaker.CALLER),
                turns.stream().map(Turn::speaker).toList());
        assertEquals(
                List.of("", "¿Cuántos?", "Hay dos.", ""),
                turns.stream().map(Turn::text).toList());
        assertEquals(
                new CallRecord.Voice(100, false, OptionalLong.empty(), false),
                turns.get(0).voice());
        CallRecord.Voice answer = turns.get(2).voice();
        assertTrue(answer.interrupted());
        assertTrue(answer.heard() >= 180 && answer.heard() <= 220, answer::toString);
        long waited = answer.latency().orElseThrow();
        assertTrue(waited >= 1_000 && waited <= 1_040, answer::toString);
        assertEquals(
                List.of(0L, 700L, 1_200L, 1_400L), turns.stream().map(Turn::at).toList());
    }

    @Test
    void keepsNoWordUnlessThatIsAsked() {
        converse("records.transcript = false");
        assertEquals(
                List.of("", "", "", ""), only().turns().stream().map(Turn::text).toList());
    }

    @Test
    void tellsWhatFunctionsWereAskedAndAnsweredAndHowLongTheyTook() {
        begin("");
        call("call_1", "hora", "{\"a\":1}");
        bench.pass(50);
        bench.receive(CallBench.HANG_UP);
        CallRecord.Function function = only().functions().get(0);
        assertEquals("hora", function.name());
        assertEquals("{\"a\":1}", function.arguments());
        assertEquals("failure", function.result());
        assertEquals(300, function.at());
        assertTrue(!function.text().isEmpty() && function.millis() <= 50, function::toString);
    }

    @Test
    void hasTheCallersNumberAndName() {
        assertEquals(new CallRecord.Who("5550111", "Ana", "5550100", "default"), whoCalled("caller.masked = false"));
    }

    @Test
    void hasTheEndOfTheNumberOnlyAndNoNameWhereThatIsAsked() {
        assertEquals(new CallRecord.Who("…111", "", "5550100", "default"), whoCalled("caller.masked = true"));
    }

    @Test
    void isMadeOnceWhateverEndsTheCallAfterwards() {
        begin("");
        bench.model().onClosed(new SessionEnd(SessionEnd.Kind.KEY_REFUSED, "401"));
        bench.pass(1_000);
        bench.receive(CallBench.HANG_UP);
        bench.pass(10_000);
        assertEquals(new CallRecord.End(EndReason.KEY_REFUSED, "401"), only().end());
        assertEquals(Duration.ofMillis(300), only().lasted());
    }

    private CallRecord.Who whoCalled(String setting) {
        CallerLookup lookup = mock(CallerLookup.class);
        Optional<Caller> ana = Optional.of(new Caller("5550111", "Ana", "5550100"));
        when(lookup.find(any(), any())).thenReturn(ImmediateEventExecutor.INSTANCE.newSucceededFuture(ana));
        bench = new CallBench(Optional.of(lookup), List.of(), KEPT, setting);
        bench.begin();
        bench.receive(CallBench.HANG_UP);
        return only().who();
    }

    private void begin(String setting) {
        bench = new CallBench(List.of(), KEPT, QUIET, setting);
        bench.begin();
        bench.respond("greeting", 100);
        bench.pass(300);
    }

    /** The caller asks for 400 ms, is answered a second after the end of that, and interrupts 200 ms later. */
    private void converse(String setting) {
        begin(setting);
        bench.model().turns().onSpeechStarted("item_1", 0);
        listen(400);
        bench.model().turns().onSpeechStopped("item_1", sentMillis());
        bench.model().turns().onCommitted("item_1");
        bench.pass(500);
        bench.model().turns().onTranscriptDone("item_1", "¿Cuántos?");
        bench.model().onResponseCreated("resp_1");
        bench.model().onAudio(ANSWER, DownlinkBench.constant(1_000));
        bench.model().onWords(ANSWER, "Hay dos.");
        bench.pass(200);
        bench.model().turns().onSpeechStarted("item_2", 0);
        bench.model().turns().onCommitted("item_2");
        bench.receive(CallBench.HANG_UP);
    }

    private void listen(int millis) {
        for (int i = 0; i < millis; i += 20) {
            bench.receive(CallBench.SILENCE);
            bench.pass(20);
        }
    }

    private long sentMillis() {
        return bench.session.audio.stream()
                        .mapToLong(pcm -> pcm.samples().length)
                        .sum()
                / 24;
    }

    private void call(String id, String name, String arguments) {
        bench.model().onResponseCreated("resp_f");
        bench.model().functionCalls().onDone(new FunctionCall("item_f", id, name, arguments), true);
        bench.model().onResponseDone(new ResponseEnd("resp_f", "completed", "", ""));
    }

    private CallRecord only() {
        assertEquals(1, bench.records.size());
        return bench.records.get(0);
    }
}
