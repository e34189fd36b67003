package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.gson.JsonObject;
import inboundcalls.config.TestConfig;
import inboundcalls.log.CallLog;
import inboundcalls.tool.CallControl;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A profile with the functions a and b of a, b and c; what runs says so. */
final class ToolRightsTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> run = new ArrayList<>();
    private final List<ToolResult> answers = new ArrayList<>();
    private final ToolRunner runner = mock(ToolRunner.class, start -> {
        run.add(((ToolCall) start.getArgument(0)).name());
        return null;
    });

    @Test
    void tellsTheModelOfTheProfilesFunctionsAlone() {
        ToolRights rights = rights("", "");
        assertEquals(
                List.of("a", "b"),
                rights.definitions().stream().map(ToolDefinition::name).toList());
    }

    @Test
    void answersAFunctionThatTheProfileHasNotAsAnUnknownOne() {
        start(rights("", ""), "c");
        assertEquals(List.of(), run);
        assertTrue(answers.get(0).response().startsWith("Esa función no existe."), answers::toString);
        assertFalse(answers.get(0).response().contains("c,"), answers::toString);
    }

    @Test
    void leavesItToTheRunnerWhenNothingIsLimited() {
        ToolRights rights = rights("", "");
        start(rights, "a");
        start(rights, "b");
        assertEquals(List.of("a", "b"), run);
    }

    @Test
    void runsALimitedFunctionForTheNumbersThatMay() {
        String limits = "limited-tools = [a], callers = [\"5550111\"]";
        start(rights(limits, "5550111"), "a");
        start(rights(limits, "5550112"), "b");
        assertEquals(List.of("a", "b"), run);
        start(rights(limits, "5550112"), "a");
        start(rights(limits, ""), "a");
        assertEquals(2, run.size());
        assertEquals(2, answers.size());
        assertTrue(answers.get(0).response().contains("no está permitida para el número"), answers::toString);
    }

    @Test
    void runsALimitedFunctionOnceThePinWasTyped() {
        ToolRights rights = rights("limited-tools = [a], pin = \"0427\"", "");
        start(rights, "b");
        assertTrue(rights.awaitedPin().isEmpty());
        start(rights, "a");
        assertEquals(List.of("b"), run);
        assertTrue(answers.get(0).response().contains("PIN"), answers::toString);
        "0427#".chars().forEach(key -> rights.awaitedPin().orElseThrow().type((char) key));
        start(rights, "a");
        assertEquals(List.of("b", "a"), run);
        assertTrue(rights.awaitedPin().isEmpty());
    }

    @Test
    void asksNoPinOfANumberThatMayNot() {
        ToolRights rights = rights("pin = \"0427\", callers = [\"5550111\"]", "5550112");
        start(rights, "a");
        assertTrue(rights.awaitedPin().isEmpty());
        assertFalse(answers.get(0).response().contains("PIN"), answers::toString);
    }

    private void start(ToolRights rights, String name) {
        ToolCall call = new ToolCall("call_1", name, "{}");
        rights.start(runner, call, mock(CallControl.class), channel.eventLoop(), answers::add);
        channel.runPendingTasks();
    }

    private static ToolRights rights(String limits, String caller) {
        Toolbox all = new Toolbox(List.of(tool("a"), tool("b"), tool("c")));
        String profile = "profiles.soporte { dialled = [\"5550100\"], tools = [a, b]\n" + limits + " }";
        return new ToolRights(TestConfig.of(profile).profiles().of("5550100"), caller, all, new CallLog("call"));
    }

    private static Tool tool(String name) {
        Tool tool = mock(Tool.class);
        when(tool.definition()).thenReturn(new ToolDefinition(name, "", new JsonObject()));
        return tool;
    }
}
