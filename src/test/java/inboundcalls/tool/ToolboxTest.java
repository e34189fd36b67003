package inboundcalls.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ToolboxTest {
    private final Tool first = FakeTool.never("first");
    private final Tool second = FakeTool.never("second");

    @Test
    void findsAToolByItsName() {
        assertEquals(Optional.of(second), new Toolbox(List.of(first, second)).find("second"));
        assertEquals(Optional.empty(), new Toolbox(List.of(first, second)).find("Second"));
    }

    @Test
    void keepsTheOrderItWasGiven() {
        Toolbox toolbox = new Toolbox(List.of(second, first));
        assertEquals(List.of("second", "first"), toolbox.names());
        assertEquals(List.of(second.definition(), first.definition()), toolbox.definitions());
    }

    @Test
    void refusesTwoToolsOfOneName() {
        List<Tool> tools = List.of(first, FakeTool.never("first"));
        assertThrows(IllegalArgumentException.class, () -> new Toolbox(tools));
    }
}
