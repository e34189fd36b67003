package inboundcalls.call;

import static inboundcalls.call.FloorBench.FALSE_STARTS;
import static inboundcalls.call.FloorBench.GREETING;
import static inboundcalls.call.FloorBench.PROVIDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.config.Config;
import inboundcalls.realtime.RealtimeListener.ServerError;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Speech over the greeting, protected or not, and over later answers when nothing but the greeting is protected. */
final class GreetingTest {
    private FloorBench bench = new FloorBench(GREETING);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isPlayedToItsEndAndWhatWasSaidOverItIsAnsweredThen() {
        greet(1_000);
        bench.pass(100);
        bench.floor.onSpeechStarted("item_1", 0);
        assertEquals(500, bench.loudMillis(500), 5); // the fades
        bench.stopped("item_1", 100);
        bench.done("greeting");
        assertEquals(400, bench.loudMillis(400), 5);
        assertEquals(List.of(), bench.sent());
        bench.pass(60);
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void isAnsweredOnceHoweverOftenTheCallerSpeaksOverIt() {
        greet(3_000);
        bench.done("greeting");
        bench.heard("item_1", 200);
        bench.heard("item_2", 200);
        bench.floor.onSpeechStarted("item_3", 0);
        bench.pass(4_000);
        assertEquals(List.of(), bench.sent(), "the caller still speaks");
        bench.stopped("item_3", 0);
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void isNotProtectedOnceItWasHeard() {
        greet(200);
        bench.done("greeting");
        bench.pass(300);
        bench.speaks("resp_1", 1_000);
        bench.pass(100);
        bench.floor.onSpeechStarted("item_1", 0);
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 100"), bench.sent());
        assertEquals(0, bench.loudMillis(200), 5); // the fades
    }

    @Test
    void isNotProtectedForEver() {
        greet(200);
        bench.pass(30_000);
        bench.floor.onSpeechStarted("item_1", 0);
        assertEquals(List.of("cancel greeting", "truncate item_of_greeting 0 200"), bench.sent());
    }

    @Test
    void isOverWhenItWasRefused() {
        bench.floor.greet();
        bench.responses.onError(new ServerError("server_error", "overloaded", "", "request_1"));
        bench.sent();
        bench.heard("item_1", 200);
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void isNotPausedForNoiseWhichIsForgotten() {
        bench.close();
        bench = new FloorBench(new Config.BargeIn(FALSE_STARTS.minSpeech(), false, true));
        greet(3_000);
        bench.floor.onSpeechStarted("item_1", 9_700);
        assertEquals(600, bench.loudMillis(600), 5);
        bench.stopped("item_1", 100);
        assertEquals(1_600, bench.loudMillis(1_600), 5);
        bench.done("greeting");
        bench.pass(1_000);
        assertEquals(List.of("delete item_1"), bench.sent());
    }

    @Test
    void givesWayAtOnceWhereItIsNotProtected() {
        bench.close();
        bench = new FloorBench(PROVIDER);
        greet(3_000);
        bench.pass(200);
        bench.floor.onSpeechStarted("item_1", 0);
        assertEquals(List.of("truncate item_of_greeting 0 200"), bench.sent());
        bench.stopped("item_1", 500);
        bench.end("greeting");
        assertEquals(0, bench.loudMillis(3_000), 5); // the fades
        assertEquals(List.of(), bench.sent(), "the provider answers by itself");
    }

    private void greet(int millis) {
        bench.floor.greet();
        bench.speaks("greeting", millis);
        assertEquals(List.of("create Saluda."), bench.sent());
    }
}
