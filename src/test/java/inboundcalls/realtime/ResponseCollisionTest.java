package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import inboundcalls.realtime.RealtimeListener.ServerError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response that is asked for while the server begins one by itself. */
class ResponseCollisionTest {
    private static final String COLLISION = "conversation_already_has_active_response";

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

    @ParameterizedTest
    @ValueSource(strings = {"request_1", ""})
    void asksAgainAfterACollisionWhenTheOtherResponseIsDone(String eventId) {
        responses.request();
        assertTrue(responses.onError(error(COLLISION, eventId)));
        assertEquals(1, requests.size());
        responses.onCreated("resp_vad");
        responses.onDone("resp_vad");
        assertEquals(2, requests.size());
    }

    @Test
    void asksAgainWhenTheCollisionIsToldAfterTheOtherResponseBegan() {
        responses.request();
        responses.onCreated("resp_vad");
        assertTrue(responses.onError(error(COLLISION, "request_1")));
        assertEquals("resp_vad", responses.activeId());
        assertEquals(1, requests.size());
        responses.onDone("resp_vad");
        assertEquals(2, requests.size());
    }

    @Test
    void asksAgainAtOnceWhenTheCollisionIsToldAfterTheOtherResponseEnded() {
        responses.request();
        responses.onCreated("resp_vad");
        responses.onDone("resp_vad");
        assertTrue(responses.onError(error(COLLISION, "request_1")));
        assertEquals(2, requests.size());
    }

    @Test
    void asksAgainWhenTheResponseThatItCollidedWithWasNeverAnnounced() {
        responses.request();
        assertTrue(responses.onError(error(COLLISION, "request_1")));
        responses.onDone("resp_unknown");
        assertEquals(2, requests.size());
    }

    @Test
    void asksAgainForTheCallersAnswerWhateverIsLeftToBeHeard() {
        responses.onCreated("resp_1");
        responses.answerCaller();
        responses.onDone("resp_1");
        heard = false;
        assertTrue(responses.onError(error(COLLISION, "request_1")));
        responses.onDone("resp_unknown");
        assertEquals(2, requests.size());
    }

    @Test
    void doesNotAskAgainForWhatItCancelledThoughThatCollided() {
        responses.request();
        responses.cancel();
        assertTrue(responses.onError(error(COLLISION, "request_1")));
        responses.onDone("resp_unknown");
        assertEquals(1, requests.size());
        assertTrue(responses.isFree());
    }

    @Test
    void cancelsNothingThatItDoesNotKnow() {
        responses.cancel();
        responses.request();
        responses.onError(error(COLLISION, "request_1"));
        responses.cancel();
        verify(session, never()).cancelResponse(any());
    }

    @Test
    void asksAgainWithTheSameInstructions() {
        responses.request("Di el resultado.");
        collide();
        assertEquals(List.of(Optional.of("Di el resultado."), Optional.of("Di el resultado.")), requests);
    }

    @Test
    void asksAgainWithInstructionsThatCameMeanwhile() {
        responses.request("Di el resultado.");
        responses.request("Di los dos resultados.");
        collide();
        assertEquals(List.of(Optional.of("Di el resultado."), Optional.of("Di los dos resultados.")), requests);
    }

    @Test
    void promptsAgain() {
        responses.prompt("Saluda.");
        collide();
        collide();
        assertEquals(Collections.nCopies(3, Optional.of("Saluda.")), requests);
    }

    @Test
    void letsAPromptGiveWayToWhatIsAskedForMeanwhile() {
        responses.prompt("Pregunta solo: «¿Sigue ahí?»");
        assertTrue(responses.onError(error(COLLISION, "")));
        responses.onCreated("resp_vad");
        responses.request();
        responses.onDone("resp_vad");
        assertEquals(List.of(Optional.empty()), requests.subList(1, requests.size()));
    }

    @Test
    void letsAPromptGiveWayToWhatWasAskedForBefore() {
        responses.prompt("Pregunta solo: «¿Sigue ahí?»");
        responses.request();
        collide();
        assertEquals(List.of(Optional.empty()), requests.subList(1, requests.size()));
    }

    /** With a response that the server began by itself. */
    private void collide() {
        assertTrue(responses.onError(error(COLLISION, "")));
        responses.onCreated("resp_vad");
        responses.onDone("resp_vad");
    }

    private static ServerError error(String code, String eventId) {
        return new ServerError("invalid_request_error", code, "", eventId);
    }
}
