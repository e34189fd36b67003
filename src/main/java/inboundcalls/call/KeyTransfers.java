package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.asterisk.TransferirLlamadaTool;
import inboundcalls.config.Config;
import inboundcalls.tool.CallControl;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolResult;
import inboundcalls.tool.ToolRun;
import inboundcalls.tool.ToolRunner;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Transfers the caller who types a key that is configured for it, and that key alone, by the same function as the model; if the
 * profile has it; what came of it the model tells the caller. Lives on the call's event loop.
 */
final class KeyTransfers {
    private final Map<Character, String> transfers;
    private final Assistant assistant;
    private final ToolRunner runner;
    private final CallLoop loop;
    private final Supplier<CallControl> control;
    private final Consumer<String> model;
    private final Transcript transcript;
    private Optional<ToolRun> running = Optional.empty();

    /**
     * @param control opens the call to a function that is about to run
     * @param model told what came of it
     */
    KeyTransfers(CallParts parts, Supplier<CallControl> control, Consumer<String> model) {
        Config config = parts.services().config();
        this.transfers = config.keypad().transfers();
        this.assistant = parts.assistant();
        this.runner = parts.services().runner();
        this.loop = parts.loop();
        this.control = requireNonNull(control);
        this.model = requireNonNull(model);
        this.transcript = parts.transcript();
    }

    /** Whether what was typed is such a key. */
    boolean take(String digits) {
        Optional<String> destination =
                Optional.of(digits).filter(typed -> typed.length() == 1).map(typed -> transfers.get(typed.charAt(0)));
        if (running.isEmpty()) {
            destination.ifPresent(this::transfer);
        }
        return destination.isPresent();
    }

    /** Nobody waits for a transfer any more. */
    void close() {
        running.ifPresent(ToolRun::cancel);
    }

    private void transfer(String destination) {
        ToolCall call = TransferirLlamadaTool.call(destination);
        long begun = loop.ticker().nanoTime();
        Consumer<ToolResult> done = result -> loop.run(() -> {
            long lasted = NANOSECONDS.toMillis(loop.ticker().nanoTime() - begun);
            transcript.onFunctionEnd(call, result.success() ? "success" : "failure", result.response(), lasted);
            tell(destination, result);
        });
        running = Optional.of(assistant.rights().start(runner, call, control.get(), loop.shared(), done));
    }

    private void tell(String destination, ToolResult result) {
        running = Optional.empty();
        model.accept("El llamante pulsó la tecla para pasar a " + destination + ". " + result.response());
    }
}
