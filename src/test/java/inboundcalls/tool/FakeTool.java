package inboundcalls.tool;

import com.google.gson.JsonObject;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** A tool that does what the test says, and remembers its last run. */
final class FakeTool implements Tool {
    private final ToolDefinition definition;
    private final BiFunction<ToolCall, ToolContext, Future<ToolResult>> run;
    private final Optional<Duration> deadline;
    private final AtomicReference<Future<ToolResult>> last = new AtomicReference<>();

    FakeTool(String name, BiFunction<ToolCall, ToolContext, Future<ToolResult>> run) {
        this(name, run, Optional.empty());
    }

    private FakeTool(
            String name, BiFunction<ToolCall, ToolContext, Future<ToolResult>> run, Optional<Duration> deadline) {
        this.definition = new ToolDefinition(name, "fake", new JsonObject());
        this.run = run;
        this.deadline = deadline;
    }

    /** Its future is the test's to complete. */
    static FakeTool never(String name) {
        return new FakeTool(name, (call, context) -> context.loop().newPromise());
    }

    FakeTool within(Duration deadline) {
        return new FakeTool(definition.name(), run, Optional.of(deadline));
    }

    /** The future of the last run, null before the first. */
    Future<ToolResult> last() {
        return last.get();
    }

    /** Ends the last run of a tool that {@link #never} does. */
    void complete(ToolResult result) {
        ((Promise<ToolResult>) last.get()).setSuccess(result);
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Optional<Duration> deadline() {
        return deadline;
    }

    @Override
    public Future<ToolResult> run(ToolCall call, ToolContext context) {
        Future<ToolResult> future = run.apply(call, context);
        last.set(future);
        return future;
    }
}
