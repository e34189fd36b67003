package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.call.Admission.Place;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
    private final List<EmbeddedChannel> connections = new ArrayList<>();

    @AfterEach
    void close() {
        connections.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @Test
    void letsSoManyInThenTellsSoManyThatThereAreTooMany() {
        Admission admission = new Admission(3);
        assertEquals(Collections.nCopies(3, Place.CALL), enter(admission, 3));
        assertEquals(Collections.nCopies(Admission.MOST_TOLD, Place.PROMPT), enter(admission, Admission.MOST_TOLD));
        assertEquals(Collections.nCopies(50, Place.NONE), enter(admission, 50));
    }

    @Test
    void givesAPlaceAgainWhenItsConnectionIsClosed() {
        Admission admission = new Admission(2);
        enter(admission, 2 + Admission.MOST_TOLD + 5);
        connections.get(connections.size() - 1).close(); // had none
        assertEquals(List.of(Place.NONE), enter(admission, 1));
        connections.get(2).close();
        assertEquals(List.of(Place.PROMPT, Place.NONE), enter(admission, 2));
        connections.get(0).close();
        assertEquals(List.of(Place.CALL, Place.NONE), enter(admission, 2));
    }

    @Test
    void letsAllInWithoutALimit() {
        assertEquals(Collections.nCopies(500, Place.CALL), enter(new Admission(0), 500));
    }

    private List<Place> enter(Admission admission, int count) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EmbeddedChannel connection = new EmbeddedChannel();
            connections.add(connection);
            places.add(admission.enter(connection));
        }
        return places;
    }
}
