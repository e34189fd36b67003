package inboundcalls.asterisk;

import static java.util.Objects.requireNonNull;

import inboundcalls.tool.Leaving;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import io.netty.util.concurrent.Future;
import java.util.Optional;

/** Lets the model end the call. It says goodbye with the result in hand, so that it does so once; the call ends when that has been heard. */
public final class ColgarLlamadaTool implements Tool {
    private static final String DESCRIPTION = """
            Cuelga la llamada. Úsala en cuanto quien llama se despida o diga que no necesita nada más. \
            No te despidas antes de usarla: te despides después, con su resultado, y entonces se cuelga.""";

    /** A second goodbye is worse than none, and what the model does not say ends the call as well. */
    private static final ToolResult GOODBYE = ToolResult.success("""
            Despídete ahora con una sola frase corta; si ya te habías despedido, no digas nada. \
            La llamada se cuelga cuando termines de hablar. \
            Si quien llama dice algo antes, la llamada sigue: atiéndelo, y vuelve a usar esta función cuando termine.""");

    private final Optional<NextStep> nextStep;

    /** @param nextStep absent without ARI: then the dialplan cannot know that the call is not to go on */
    public ColgarLlamadaTool(Optional<NextStep> nextStep) {
        this.nextStep = requireNonNull(nextStep);
    }

    @Override
    public ToolDefinition definition() {
        return ToolDefinition.withoutParameters("colgar_llamada", DESCRIPTION);
    }

    @Override
    public Future<ToolResult> run(ToolCall call, ToolContext context) {
        context.call()
                .leaveAfterFarewell(
                        Leaving.HANG_UP,
                        nextStep.map(next -> next.hangUp(
                                        context.loop(), context.call().uuid()))
                                .orElse(() -> {}));
        return context.loop().newSucceededFuture(GOODBYE);
    }
}
