package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.ZonedDateTime;

/** Lets the model know the day and the time, which it cannot know by itself. */
public final class HoraActualTool implements Tool {
    private static final String DESCRIPTION =
            "Dice qué día y qué hora es ahora. Úsala cuando pregunten por la fecha o la hora, o si necesitas saberlas.";

    private final Clock clock;

    /** The clock's zone is the one that is told. */
    public HoraActualTool(Clock clock) {
        this.clock = requireNonNull(clock);
    }

    @Override
    public ToolDefinition definition() {
        return ToolDefinition.withoutParameters("hora_actual", DESCRIPTION);
    }

    @Override
    public Future<ToolResult> run(ToolCall call, ToolContext context) {
        String now = SpokenTime.of(ZonedDateTime.now(clock));
        return context.loop().newSucceededFuture(ToolResult.success(now));
    }
}
