package inboundcalls.admin;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.when;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.call.CallView;
import inboundcalls.playout.PlayoutFigures;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who watch are told. */
final class PagesIT {
    private static final UUID CALL = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final UUID HANGING = UUID.fromString("10112233-4455-6677-8899-aabbccddeeff");

    private AdminBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = AdminBench.open();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void isReadyWhenNothingSpeaksAgainstIt() throws Exception {
        HttpResponse<String> answer = bench.get("/ready");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "{\"ready\":true,\"checks\":{\"listening\":true,\"not-draining\":true,\"provider\":true,\"mikrotik\":true}}\n",
                answer.body());
    }

    @Test
    void isNotReadyWhenItDoesNotListen() throws Exception {
        bench.listener.close();
        assertNotReady("listening");
        assertTrue(check("not-draining"));
    }

    @Test
    void isNotReadyWhenTheProviderFails() throws Exception {
        when(bench.provider.isFailing()).thenReturn(true);
        assertNotReady("provider");
    }

    @Test
    void isNotReadyWhenTheMikroTikApiFailsUnlessThatIsExcluded() throws Exception {
        bench.mikrotik.attempt().orElseThrow().failed();
        assertNotReady("mikrotik");
        assertEquals(200, bench.get("/ready?exclude=mikrotik").statusCode());
        assertEquals(503, bench.get("/ready?exclude=provider").statusCode());
        assertFalse(check("mikrotik"));
    }

    @Test
    void takesNoMoreCallsWhenItIsDrained() throws Exception {
        bench.live(up());
        HttpResponse<String> answer = bench.ask("POST", "/drain");
        assertEquals(202, answer.statusCode());
        assertEquals("{\"draining\":true,\"calls\":1}\n", answer.body());
        assertFalse(bench.listener.isOpen());
        assertNotReady("not-draining");
        assertEquals(202, bench.ask("POST", "/drain").statusCode());
        assertEquals(200, bench.get("/health").statusCode());
    }

    @Test
    void tellsHowEachCallStands() throws Exception {
        bench.live(up());
        assertEquals(
                "{\"calls\":[{\"uuid\":\"" + CALL
                        + "\",\"state\":\"talking\",\"seconds\":61.5,\"caller\":\"Ana 5550111\","
                        + "\"dialled\":\"5550100\",\"profile\":\"soporte\",\"assistantSpeaks\":true,"
                        + "\"counts\":{\"functionCalls\":3,\"running\":1,\"interruptions\":2,\"falseStarts\":0,\"reconnections\":0},"
                        + "\"playout\":{\"frames\":3075,\"p50Millis\":0.1,\"p99Millis\":0.9,\"maxMillis\":2.3,\"underruns\":1,"
                        + "\"forgivenFrames\":0}}]}\n",
                bench.get("/calls").body());
    }

    @Test
    void countsEachTokenOnce() throws Exception {
        bench.live();
        String metrics = bench.get("/metrics").body();
        assertTrue(metrics.contains("inbound_calls_tokens_total{kind=\"input_text\"} 60.0\n"), metrics);
        assertTrue(metrics.contains("inbound_calls_tokens_total{kind=\"cached_text\"} 40.0\n"), metrics);
        assertTrue(metrics.contains("inbound_calls_tokens_total{kind=\"output_audio\"} 9.0\n"), metrics);
    }

    @Test
    void isNotHeldUpByALoopThatHangs() throws Exception {
        bench.live(up(), new Asked(HANGING, ImmediateEventExecutor.INSTANCE.newPromise()));
        long start = System.nanoTime();
        JsonObject first = JsonParser.parseString(bench.get("/calls").body())
                .getAsJsonObject()
                .getAsJsonArray("calls")
                .get(0)
                .getAsJsonObject();
        assertTrue(NANOSECONDS.toSeconds(System.nanoTime() - start) < 10);
        assertEquals(HANGING.toString(), first.get("uuid").getAsString());
        assertEquals("unresponsive", first.get("state").getAsString());
        String metrics = bench.get("/metrics").body();
        assertTrue(metrics.contains("inbound_calls_live{state=\"unresponsive\"} 1.0\n"), metrics);
        assertTrue(metrics.contains("inbound_calls_live{state=\"talking\"} 1.0\n"), metrics);
    }

    @Test
    void doesNotWaitForTheLimitWhenAllHaveAnswered() throws Exception {
        bench.live(up());
        bench.get("/calls");
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            bench.get("/calls");
        }
        assertTrue(System.nanoTime() - start < SECONDS.toNanos(20L * LiveCalls.SECONDS_TO_ANSWER));
    }

    private void assertNotReady(String why) throws Exception {
        HttpResponse<String> answer = bench.get("/ready");
        assertEquals(503, answer.statusCode());
        assertFalse(check(why), answer.body());
    }

    private boolean check(String name) throws Exception {
        return JsonParser.parseString(bench.get("/ready").body())
                .getAsJsonObject()
                .getAsJsonObject("checks")
                .get(name)
                .getAsBoolean();
    }

    private static Asked up() {
        Future<CallView> view = ImmediateEventExecutor.INSTANCE.newSucceededFuture(new CallView(
                CALL,
                CallView.State.TALKING,
                61_500,
                new CallView.Who("Ana 5550111", "5550100", "soporte"),
                true,
                new CallView.Counts(3, 1, 2, 0, 0),
                new PlayoutFigures(3_075, 0.1, 0.9, 2.3, 1, 0),
                Optional.empty()));
        return new Asked(CALL, view);
    }
}
