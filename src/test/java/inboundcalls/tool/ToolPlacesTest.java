package inboundcalls.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.tool.ToolPlaces.Taking;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ToolPlacesTest {
    private final UUID one = new UUID(0, 1);
    private final UUID other = new UUID(0, 2);
    private final ToolPlaces places = new ToolPlaces(3, 2);

    @Test
    void givesEachCallItsOwnAndAllTogetherTheirs() {
        assertEquals(Taking.TAKEN, places.take(one));
        assertEquals(Taking.TAKEN, places.take(one));
        assertEquals(Taking.CALL_FULL, places.take(one));
        assertEquals(Taking.TAKEN, places.take(other));
        assertEquals(Taking.ALL_FULL, places.take(other));
    }

    @Test
    void givesAReleasedPlaceToWhoeverComes() {
        places.take(one);
        places.take(one);
        places.take(other);
        places.release(one);
        assertEquals(Taking.TAKEN, places.take(other));
        assertEquals(Taking.CALL_FULL, places.take(other));
        assertEquals(Taking.ALL_FULL, places.take(one));
    }
}
