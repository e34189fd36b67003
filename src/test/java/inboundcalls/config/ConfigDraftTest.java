package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigDraftTest {
    @TempDir
    private Path directory;

    @Test
    void hasNothingWrongWhenNothingIs() {
        ConfigDraft draft = new Workplace(directory).draft();
        assertTrue(draft.problems().isEmpty());
        assertTrue(draft.sections().stream().allMatch(draft::isRight));
    }

    @Test
    void knowsWhichSectionIsWrongAndKeepsTheRest() {
        ConfigDraft draft = new Workplace(directory)
                .settings("admin.port = x\nmikrotik.url = \"http://127.0.0.1:5051\"")
                .draft();
        assertFalse(draft.isRight("admin"));
        assertTrue(draft.isRight("mikrotik"));
        assertEquals("http://127.0.0.1:5051", draft.config().mikrotik().url().toString());
    }

    @Test
    void trustsNoSectionWhenTheFileCannotBeRead() {
        ConfigDraft draft =
                new Workplace(directory).settings("admin { port = 1").draft();
        assertFalse(draft.problems().isEmpty());
        assertTrue(draft.sections().stream().noneMatch(draft::isRight));
    }

    @Test
    void blamesASectionForAVariableThatSetsIt() {
        ConfigDraft draft =
                new Workplace(directory).environment("AUDIOSOCKET_PORT", "many").draft();
        assertFalse(draft.isRight("audiosocket"));
        assertTrue(draft.isRight("realtime"));
    }
}
