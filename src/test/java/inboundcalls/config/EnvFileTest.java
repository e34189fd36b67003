package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    private final List<ConfigProblem> problems = new ArrayList<>();

    @Test
    void readsPlainQuotedAndExportedValues() {
        assertEquals(
                Map.of("A", "1", "B", "two words", "C", "it's", "D", "a # b", "E", "", "F", "x=y", "G", "$HOME"),
                read("A=1\nexport B='two words'\n  C = \"it's\"  # c\nD=\"a # b\"\nE=\nF=x=y\nG=$HOME"));
    }

    @Test
    void leavesCommentsOut() {
        assertEquals(Map.of("A", "1", "B", "#1", "C", ""), read("# A=0\n\n  # x\nA=1 # one\nB=#1\nC= # none\n"));
    }

    @Test
    void readsTheEscapesOfDoubleQuotesOnly() {
        assertEquals(Map.of("A", "a\nb\"c\\d$e\\x", "B", "a\\nb"), read("A=\"a\\nb\\\"c\\\\d\\$e\\x\"\nB='a\\nb'"));
    }

    @Test
    void readsFilesThatWindowsWrote() {
        assertEquals(Map.of("A", "1", "B", "2"), read("\uFEFFA=1\r\nB='2'\r\n"));
    }

    @Test
    void letsTheLastOfTwoCount() {
        assertEquals(Map.of("A", "2"), read("A=1\nA=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A B=1", "=1", "1A=1", "export", "A='1", "A=\"1", "A='1' 2", "A=\"1\\\""})
    void refusesMalformedLinesByTheirNumber(String line) {
        read("X=1\n" + line);
        assertEquals(
                List.of("f: 2"), problems.stream().map(ConfigProblem::where).toList());
    }

    @Test
    void refusesBytesThatAreNotUtf8InASettingOfOurs() {
        read("OPENAI_VOICE=\uFFFD\nOTHER=\uFFFD\n# \uFFFD");
        assertEquals(
                List.of("f: 1"), problems.stream().map(ConfigProblem::where).toList());
    }

    private Map<String, String> read(String text) {
        return new EnvFile("f", problems)
                .read(text).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().unwrapped().toString()));
    }
}
