package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import inboundcalls.realtime.RealtimeListener.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ResponseSequencerTest {
    private final List<Optional<String>> requests = new ArrayList<>();
    private final RealtimeSession session = mock(RealtimeSession.class);
    private boolean heard = true;
    private final ResponseSequencer responses = new ResponseSequencer(session, () -> heard);

    @BeforeEach
    void countRequests() {
        when(session.createResponse(any())).thenAnswer(call -> {
            requests.add(call.getArgument(0));
            return "request_" + requests.size();
        });
    }

    @Test
    void isFreeAgainAfterAnErrorThatNamesOnlyTheKindOfRequest() {
        responses.request();
        responses.onError(
                new ServerError("invalid_request_error", "bad_value", "Invalid 'response.create' event.", ""));
        responses.request();
        assertEquals(2, requests.size());
    }

    @Test
    void asksAtOnceWhenTheModelIsFree() {
        responses.request();
        assertEquals(List.of(Optional.empty()), requests);
        assertEquals("", responses.activeId());
    }

    @Test
    void greetsWithInstructions() {
        responses.prompt("Saluda.");
        assertEquals(List.of(Optional.of("Saluda.")), requests);
    }

    @Test
    void doesNotGreetOverAResponse() {
        responses.onCreated("resp_1");
        responses.prompt("Saluda.");
        responses.onDone("resp_1");
        assertEquals(List.of(), requests);
    }

    @Test
    void promptsNothingWhileAnAnswerWaitsToBeHeard() {
        heard = false;
        responses.request();
        assertFalse(responses.prompt("¿Sigue ahí?"));
        heard = true;
        responses.proceed();
        assertEquals(List.of(Optional.empty()), requests);
    }

    @Test
    void knowsTheResponseThatIsBeingGiven() {
        responses.request();
        responses.onCreated("resp_1");
        assertEquals("resp_1", responses.activeId());
        responses.onDone("resp_1");
        assertEquals("", responses.activeId());
    }

    @Test
    void mergesWhatIsAskedForMeanwhileIntoOneRequest() {
        responses.request();
        responses.request();
        responses.onCreated("resp_1");
        responses.request();
        responses.request();
        assertEquals(1, requests.size());
        responses.onDone("resp_1");
        assertEquals(2, requests.size());
        responses.onCreated("resp_2");
        responses.onDone("resp_2");
        assertEquals(2, requests.size());
    }

    @Test
    void waitsForAResponseThatTheServerBeganByItself() {
        responses.onCreated("resp_vad");
        responses.request();
        assertEquals(0, requests.size());
        responses.onDone("resp_vad");
        assertEquals(1, requests.size());
    }

    @Test
    void isNotFreedByTheEndOfAnotherResponse() {
        responses.onCreated("resp_2");
        responses.request();
        responses.onDone("resp_1");
        assertEquals("resp_2", responses.activeId());
        assertEquals(0, requests.size());
    }

    @Test
    void isFreeAgainWhenItsRequestWasRefused() {
        responses.request();
        assertFalse(responses.onError(error("rate_limit_exceeded", "request_1")));
        assertEquals(1, requests.size());
        responses.request();
        assertEquals(2, requests.size());
    }

    @Test
    void sendsWhatWaitedForARequestThatWasRefused() {
        responses.request();
        responses.request();
        assertFalse(responses.onError(error("server_error", "request_1")));
        assertEquals(2, requests.size());
        assertFalse(responses.onError(error("server_error", "request_2")));
        assertEquals(2, requests.size());
    }

    @Test
    void sendsOneRequestForAllThatWasAskedForWhileItWasHeld() {
        responses.hold();
        responses.request();
        responses.answerCaller();
        assertEquals(0, requests.size());
        responses.release();
        responses.release();
        assertEquals(1, requests.size());
        responses.onCreated("resp_1");
        responses.onDone("resp_1");
        assertEquals(1, requests.size());
    }

    @Test
    void waitsUntilTheModelHasBeenHeard() {
        heard = false;
        responses.request();
        responses.proceed();
        assertTrue(responses.isWaiting());
        assertEquals(0, requests.size());
        heard = true;
        responses.proceed();
        assertFalse(responses.isWaiting());
        responses.proceed();
        assertEquals(1, requests.size());
    }

    @Test
    void waitsUntilAllOfItHasBeenHeardThatCameMeanwhile() {
        responses.onCreated("resp_1");
        responses.request();
        heard = false;
        responses.onDone("resp_1");
        assertEquals(0, requests.size());
        heard = true;
        responses.proceed();
        assertEquals(1, requests.size());
    }

    @Test
    void answersTheCallerWhateverIsLeftToBeHeard() {
        heard = false;
        responses.request();
        responses.answerCaller();
        assertEquals(1, requests.size());
        assertFalse(responses.isWaiting(), "that answer tells it all");
        responses.onCreated("resp_1");
        responses.onDone("resp_1");
        heard = true;
        responses.proceed();
        assertEquals(1, requests.size());
    }

    @Test
    void asksWithInstructionsOnce() {
        responses.onCreated("resp_1");
        responses.request("Di el resultado.");
        responses.request();
        responses.onDone("resp_1");
        responses.onCreated("resp_2");
        responses.request();
        responses.onDone("resp_2");
        assertEquals(List.of(Optional.of("Di el resultado."), Optional.empty()), requests);
    }

    @Test
    void forgetsInstructionsThatAResponseOfTheServersMadeNeedless() {
        responses.hold();
        responses.request("Di el resultado.");
        responses.onTurnEnd();
        responses.onCreated("resp_vad");
        responses.releaseWithout();
        responses.onDone("resp_vad");
        assertFalse(responses.isWaiting());
        responses.request();
        assertEquals(List.of(Optional.empty()), requests);
    }

    @Test
    void waitsForTheEndOfAResponseOfWhichItIsToldThatThereWasNothingToCancel() {
        responses.onCreated("resp_1");
        responses.cancel();
        responses.answerCaller();
        assertFalse(responses.onError(error("response_cancel_not_active", "")));
        assertEquals(0, requests.size());
        responses.onDone("resp_1");
        assertEquals(1, requests.size());
    }

    @Test
    void cancelsOnceAndAsksWhenThatIsDone() {
        responses.onCreated("resp_1");
        responses.cancel();
        responses.cancel();
        verify(session).cancelResponse("resp_1");
        responses.answerCaller();
        assertEquals(0, requests.size());
        responses.onDone("resp_1");
        assertEquals(1, requests.size());
    }

    @Test
    void cancelsARequestWhenTheServerTellsItsId() {
        responses.request();
        responses.cancel();
        responses.answerCaller();
        assertFalse(responses.onCreated("resp_1"));
        verify(session).cancelResponse("resp_1");
        responses.onDone("resp_1");
        assertEquals(2, requests.size());
        assertTrue(responses.onCreated("resp_2"));
    }

    @Test
    void isNotMovedByErrorsOfOtherEvents() {
        responses.request();
        assertFalse(responses.onError(error("invalid_event", "another")));
        assertFalse(responses.onError(error("invalid_event", "")));
        responses.request();
        assertEquals(1, requests.size());
    }

    @Test
    void isNotMovedByALateErrorOfARequestThatWasAnswered() {
        responses.request();
        responses.onCreated("resp_1");
        assertFalse(responses.onError(error("server_error", "request_1")));
        responses.request();
        assertEquals(1, requests.size());
        assertEquals("resp_1", responses.activeId());
    }

    @Test
    void takesNoErrorForItsOwnBeforeItAsked() {
        assertFalse(responses.onError(error("invalid_event", "")));
        assertEquals(0, requests.size());
    }

    private static ServerError error(String code, String eventId) {
        return new ServerError("invalid_request_error", code, "", eventId);
    }
}
