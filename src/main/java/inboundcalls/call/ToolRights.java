package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Profile;
import inboundcalls.log.CallLog;
import inboundcalls.tool.CallControl;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import inboundcalls.tool.ToolRun;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which functions a profile's caller may have run. Lives on the call's event loop. */
final class ToolRights {
    private static final ToolResult NOT_THIS_NUMBER = ToolResult.failure(
            "Esta función no está permitida para el número desde el que llaman. Dilo así y no la intentes otra vez.");

    /** Stands for the names of functions that the model was not told of. */
    static final String UNKNOWN = "unknown";

    private final Profile profile;
    private final String caller;
    private final Toolbox toolbox;
    private final Optional<PinGate> pin;

    /**
     * @param caller the caller's number, or empty
     * @param tools all that there are
     */
    ToolRights(Profile profile, String caller, Toolbox tools, CallLog log) {
        this.profile = requireNonNull(profile);
        this.caller = requireNonNull(caller);
        this.toolbox = tools.only(profile.tools()::contains);
        this.pin = profile.limits().pin().map(digits -> new PinGate(digits, log));
    }

    /** What the model is told of. */
    List<ToolDefinition> definitions() {
        return toolbox.definitions();
    }

    /** Whether the model is told of a function. */
    boolean offers(String name) {
        return definitions().stream().anyMatch(tool -> tool.name().equals(name));
    }

    /** The function's name, or {@link #UNKNOWN}. */
    String known(String name) {
        return offers(name) ? name : UNKNOWN;
    }

    /** There while keys are for it alone. */
    Optional<PinGate> awaitedPin() {
        return pin.filter(PinGate::isAwaited);
    }

    /** As {@link ToolRunner#start}; what is not allowed is answered without being run. */
    ToolRun start(
            ToolRunner runner, ToolCall call, CallControl control, EventExecutor home, Consumer<ToolResult> done) {
        return refusal(call.name())
                .map(answer -> ToolRun.answered(answer, home, done))
                .orElseGet(() -> runner.start(call, control, home, done));
    }

    private Optional<ToolResult> refusal(String name) {
        Profile.Limits limits = profile.limits();
        if (!profile.tools().contains(name)) {
            return Optional.of(toolbox.unknown());
        }
        if (!limits.tools().contains(name)) {
            return Optional.empty();
        }
        boolean known = limits.callers().isEmpty() || limits.callers().contains(caller);
        return known ? pin.flatMap(PinGate::refusal) : Optional.of(NOT_THIS_NUMBER);
    }
}
