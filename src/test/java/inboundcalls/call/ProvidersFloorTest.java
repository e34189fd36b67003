package inboundcalls.call;

import static inboundcalls.call.FloorBench.PROVIDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Speech over the model when the provider interrupts and answers by itself: what is asked for must not get in its way. */
final class ProvidersFloorTest {
    private final FloorBench bench = new FloorBench(PROVIDER);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void keepsAResultToItselfWhileTheCallerSpeaksSinceTheProvidersAnswerWillTellIt() {
        bench.floor.onSpeechStarted("item_1", 0);
        bench.responses.request();
        bench.stopped("item_1", 500);
        bench.pass(1_000);
        bench.speaks("resp_1", 200);
        bench.done("resp_1");
        bench.pass(3_000);
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void asksForItAfterAllWhenTheProviderDoesNotAnswer() {
        bench.floor.onSpeechStarted("item_1", 0);
        bench.responses.request();
        bench.stopped("item_1", 500);
        bench.pass(1_499);
        assertEquals(List.of(), bench.sent());
        bench.pass(1);
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void keepsWhatWaitedForTheInterruptedResponse() {
        bench.speaks("resp_1", 3_000);
        bench.responses.request();
        bench.floor.onSpeechStarted("item_1", 0);
        bench.end("resp_1");
        assertEquals(List.of("truncate item_of_resp_1 0 0"), bench.sent());
        bench.stopped("item_1", 500);
        bench.speaks("resp_2", 100);
        bench.done("resp_2");
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void cancelsWhatWasAskedForJustBeforeTheCallerSpoke() {
        bench.responses.request();
        bench.floor.onSpeechStarted("item_1", 0);
        bench.speaks("resp_1", 500);
        assertEquals(List.of("create", "cancel resp_1"), bench.sent());
        assertEquals(0, bench.loudMillis(600), 5); // the fades
        bench.end("resp_1");
        bench.stopped("item_1", 500);
        bench.speaks("resp_2", 100);
        assertEquals(100, bench.loudMillis(200), 20);
        assertEquals(List.of(), bench.sent());
    }

    /** The provider may have begun without it. Asked for once too often it is said twice, which is better than never. */
    @Test
    void asksForAResultThatCrossedTheProvidersAnswer() {
        bench.floor.onSpeechStarted("item_1", 0);
        bench.stopped("item_1", 500);
        bench.responses.request();
        bench.speaks("resp_1", 200);
        bench.done("resp_1");
        bench.pass(3_000);
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void keepsAResultToItselfThatCameBeforeTheCallerWentOn() {
        bench.floor.onSpeechStarted("item_1", 0);
        bench.stopped("item_1", 500);
        bench.responses.request();
        bench.floor.onSpeechStarted("item_2", 0);
        bench.stopped("item_2", 500);
        bench.speaks("resp_1", 200);
        bench.done("resp_1");
        bench.pass(3_000);
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void goesOnAskingForWhatCameAfterAResponseBegan() {
        bench.responses.request();
        bench.responses.request();
        bench.speaks("resp_1", 100);
        bench.done("resp_1");
        assertEquals(List.of("create", "create"), bench.sent());
    }

    @Test
    void hasNoTimerAfterTheCallEnded() {
        bench.floor.onSpeechStarted("item_1", 0);
        bench.responses.request();
        bench.stopped("item_1", 500);
        bench.floor.close();
        bench.pass(3_000);
        assertEquals(List.of(), bench.sent());
    }
}
