package inboundcalls.call;

import static inboundcalls.call.FloorBench.FALSE_STARTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Speech over the model when the server decides: at least 400 ms of it, or a word, is an interruption. */
final class FloorTest {
    private final FloorBench bench = new FloorBench(FALSE_STARTS);
    private final Floor floor = bench.floor;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void answersWhatIsSaidWhileTheModelIsSilentAsSoonAsItIsAnItem() {
        floor.onSpeechStarted("item_1", 0);
        bench.pass(300);
        floor.onSpeechStopped("item_1", 900);
        assertEquals(List.of(), bench.sent());
        floor.onCommitted("item_1");
        assertEquals(List.of("create"), bench.sent());
        floor.onTranscriptDone("item_1", "");
        bench.pass(5_000);
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void pausesFromTheNextFrameOn() {
        bench.speaks("resp_1", 3_000);
        bench.pass(400);
        floor.onSpeechStarted("item_1", 0);
        assertEquals(0, bench.loudMillis(300), 5); // the fades
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void interruptsAtTheFirstWordWithWhatWasWrittenBeforeThePause() {
        bench.speaks("resp_1", 3_000);
        bench.pass(400);
        floor.onSpeechStarted("item_1", 9_700);
        bench.pass(200);
        floor.onTranscript("item_1", " ");
        assertEquals(List.of(), bench.sent());
        floor.onTranscript("item_1", "Oye");
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 400"), bench.sent());
        bench.stopped("item_1", 200);
        assertEquals(List.of(), bench.sent(), "the response is not done yet");
        bench.end("resp_1");
        assertEquals(List.of("create"), bench.sent());
        assertEquals(0, bench.loudMillis(3_000), 5); // the fades
    }

    @Test
    void interruptsWhenSpeechThatEndedWasLongEnough() {
        bench.speaks("resp_1", 5_000);
        bench.pass(400);
        bench.heard("item_1", 399);
        assertEquals(List.of(), bench.sent());
        floor.onSpeechStarted("item_2", 20_000);
        floor.onSpeechStopped("item_2", 20_000 + 300 + 400 + 500);
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 400"), bench.sent());
    }

    @Test
    void interruptsWhenSpeechHasGoneOnForLongEnoughWhateverSilenceEndsIt() {
        bench.speaks("resp_1", 5_000);
        floor.onSpeechStarted("item_1", 9_700);
        bench.pass(899);
        assertEquals(List.of(), bench.sent());
        bench.pass(1);
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 0"), bench.sent());
        bench.end("resp_1");
        bench.pass(3_000);
        assertEquals(List.of(), bench.sent(), "the caller still speaks");
        bench.stopped("item_1", 3_400);
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void goesOnWhereItPausedWhenNothingCameOfIt() {
        bench.speaks("resp_1", 1_000);
        bench.done("resp_1");
        int before = bench.loudMillis(400);
        int paused = bench.loudMillis(0);
        bench.heard("item_1", 100);
        paused += bench.loudMillis(1_499);
        assertEquals(List.of(), bench.sent());
        int after = bench.loudMillis(1_000);
        assertEquals(List.of("delete item_1"), bench.sent());
        assertEquals(0, paused);
        assertEquals(1_000, before + after, 5);
    }

    @Test
    void goesOnAtOnceWhenThereWereNoWordsInIt() {
        bench.speaks("resp_1", 3_000);
        bench.pass(400);
        bench.heard("item_1", 100);
        floor.onTranscriptDone("item_1", "");
        assertEquals(List.of("delete item_1"), bench.sent());
        assertEquals(200, bench.loudMillis(200), 5); // the fades
        floor.onTranscript("item_1", "late");
        floor.onTranscriptDone("item_1", "late");
        floor.onTranscriptFailed("item_1");
        assertEquals(200, bench.loudMillis(200), 5); // the fades
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void keepsWhatTheModelSaysDuringThePause() {
        bench.speaks("resp_1", 200);
        bench.pass(100);
        floor.onSpeechStarted("item_1", 9_700);
        bench.speaks("resp_1", 300);
        bench.done("resp_1");
        bench.pass(600);
        bench.stopped("item_1", 100);
        floor.onTranscriptDone("item_1", "");
        assertEquals(400, bench.loudMillis(1_000), 5);
    }

    @Test
    void interruptsWhenItWillNotBeToldWhatWasSaid() {
        bench.speaks("resp_1", 3_000);
        bench.heard("item_1", 100);
        floor.onTranscriptFailed("item_1");
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 0"), bench.sent());
        bench.end("resp_1");
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void cancelsNothingWhenTheModelHasSaidAllAndOnlyThePhoneIsBehind() {
        bench.speaks("resp_1", 3_000);
        bench.done("resp_1");
        bench.pass(1_000);
        bench.heard("item_1", 500);
        assertEquals(List.of("truncate item_of_resp_1 0 1000", "create"), bench.sent());
    }

    @Test
    void cancelsAResponseThatWasAskedForWhenItsIdIsTold() {
        bench.responses.request();
        bench.sent();
        bench.heard("item_1", 500);
        assertEquals(List.of(), bench.sent());
        bench.speaks("resp_1", 500);
        assertEquals(List.of("cancel resp_1"), bench.sent());
        bench.end("resp_1");
        assertEquals(List.of("create"), bench.sent());
        assertEquals(0, bench.loudMillis(600), 5); // the fades
    }

    @Test
    void pausesUntilTheSecondNoiseIsDecidedOnToo() {
        bench.speaks("resp_1", 3_000);
        bench.heard("item_1", 100);
        bench.pass(1_000);
        bench.floor.onSpeechStarted("item_2", 12_000);
        assertEquals(0, bench.loudMillis(700), 5); // the fades
        assertEquals(List.of("delete item_1"), bench.sent());
        floor.onSpeechStopped("item_2", 12_900);
        floor.onCommitted("item_2");
        assertEquals(0, bench.loudMillis(1_499), 5); // the fades
        bench.pass(1);
        assertEquals(List.of("delete item_2"), bench.sent());
        assertEquals(400, bench.loudMillis(400), 5); // the fades
    }

    @Test
    void answersBothWhenTheSecondSpeechInThePauseIsMeant() {
        bench.speaks("resp_1", 3_000);
        bench.heard("item_1", 100);
        bench.pass(1_000);
        floor.onSpeechStarted("item_2", 12_000);
        bench.pass(450);
        floor.onTranscript("item_2", "Oye");
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 0"), bench.sent());
        bench.end("resp_1");
        bench.pass(2_000);
        assertEquals(List.of(), bench.sent(), "neither deleted nor answered while the caller speaks");
        floor.onSpeechStopped("item_2", 13_000);
        floor.onCommitted("item_2");
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void answersOnceWhenTheFirstOfTwoIsFoundToBeMeantWhileTheSecondGoesOn() {
        bench.speaks("resp_1", 3_000);
        bench.heard("item_1", 100);
        floor.onSpeechStarted("item_2", 12_000);
        floor.onTranscriptDone("item_1", "Oye");
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 0"), bench.sent());
        bench.end("resp_1");
        floor.onSpeechStopped("item_2", 12_900);
        floor.onCommitted("item_2");
        floor.onTranscriptDone("item_2", "");
        assertEquals(List.of("create"), bench.sent());
    }

    @Test
    void lastsOutAResultThatComesInThePause() {
        bench.speaks("resp_1", 1_000);
        bench.done("resp_1");
        floor.onSpeechStarted("item_1", 9_700);
        bench.responses.request();
        assertEquals(List.of(), bench.sent(), "not while the caller may be speaking");
        bench.pass(600);
        bench.stopped("item_1", 100);
        floor.onTranscriptDone("item_1", "");
        assertEquals(List.of("delete item_1", "create"), bench.sent());
    }

    @Test
    void answersResultAndCallerInOneWhenThePauseWasMeant() {
        bench.speaks("resp_1", 1_000);
        floor.onSpeechStarted("item_1", 9_700);
        bench.responses.request();
        bench.pass(600);
        floor.onTranscript("item_1", "Oye");
        bench.stopped("item_1", 600);
        bench.end("resp_1");
        assertEquals(List.of("cancel resp_1", "truncate item_of_resp_1 0 0", "create"), bench.sent());
        bench.speaks("resp_2", 100);
        bench.done("resp_2");
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void deletesNoiseThatBecomesAnItemLate() {
        bench.speaks("resp_1", 3_000);
        floor.onSpeechStarted("item_1", 9_700);
        bench.pass(600);
        floor.onSpeechStopped("item_1", 10_600);
        bench.pass(1_500);
        assertEquals(200, bench.loudMillis(200), 5); // the fades
        assertEquals(List.of(), bench.sent());
        floor.onCommitted("item_1");
        assertEquals(List.of("delete item_1"), bench.sent());
        assertEquals(200, bench.loudMillis(200), 5); // the fades
    }

    @Test
    void hasNoTimerAfterTheCallEndedInThePause() {
        bench.speaks("resp_1", 3_000);
        bench.heard("item_1", 100);
        floor.onSpeechStarted("item_2", 20_000);
        floor.close();
        bench.pass(5_000);
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void knowsNothingOfItemsThatItSawNotBeginning() {
        bench.speaks("resp_1", 3_000);
        floor.onSpeechStopped("item_9", 0);
        floor.onCommitted("item_9");
        floor.onTranscript("item_9", "Oye");
        floor.onTranscriptDone("item_9", "");
        floor.onTranscriptFailed("item_9");
        assertEquals(List.of(), bench.sent());
        assertTrue(bench.loudMillis(200) > 150);
    }
}
