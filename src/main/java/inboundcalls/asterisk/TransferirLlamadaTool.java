package inboundcalls.asterisk;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import inboundcalls.config.Config;
import inboundcalls.http.Continuation;
import inboundcalls.tool.Leaving;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import io.netty.util.concurrent.Future;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets the model hand the caller over to someone else: the dialplan is told where first, then the call ends with the model's next words. */
public final class TransferirLlamadaTool implements Tool {
    private static final String NAME = "transferir_llamada";
    private static final String PARAMETER = "destino";
    private static final String DESCRIPTION = """
            Transfiere la llamada. Úsala cuando quien llama pida hablar con una persona o con uno de los destinos, \
            o cuando acepte que le transfieras; no la uses por tu cuenta. Los destinos:
            """;
    private static final String IMPOSSIBLE =
            "Ahora mismo no es posible transferir la llamada. Díselo y ofrece ayudar de otra forma.";

    private final Optional<NextStep> nextStep;
    private final Map<String, String> destinations;
    private final ToolDefinition definition;

    /** @param nextStep absent without ARI: then the caller is told that it cannot be done */
    public TransferirLlamadaTool(Optional<NextStep> nextStep, Config.Transfer settings) {
        this.nextStep = requireNonNull(nextStep);
        this.destinations = settings.destinations();
        this.definition = ToolDefinition.withText(NAME, DESCRIPTION + list(), PARAMETER, rule());
    }

    /** As if the model had asked for it. */
    public static ToolCall call(String destination) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty(PARAMETER, destination);
        return new ToolCall(NAME, NAME, arguments.toString());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Future<ToolResult> run(ToolCall call, ToolContext context) {
        Optional<String> destination = destination(call.arguments()).filter(destinations::containsKey);
        if (destination.isEmpty()) {
            return answer(
                    context, "Ese destino no existe. Llama otra vez con \"destino\" igual a uno de estos:\n" + list());
        }
        context.log().info("   Destino: '{}'", destination.get());
        if (nextStep.isEmpty()) {
            context.log()
                    .warn("⚠️ Sin ARI no se transfiere: faltan ASTERISK_HOST, ASTERISK_USERNAME o ASTERISK_PASSWORD");
            return answer(context, IMPOSSIBLE);
        }
        return transfer(nextStep.get(), destination.get(), context);
    }

    private static Future<ToolResult> transfer(NextStep nextStep, String destination, ToolContext context) {
        return Continuation.of(
                context.loop(), nextStep.set(context.loop(), context.call().uuid(), destination), set -> {
                    if (!set.isSuccess()) {
                        context.log()
                                .warn("⚠️ No se transfiere: {}", set.cause().getMessage());
                        return ToolResult.failure(IMPOSSIBLE);
                    }
                    context.call().leaveAfterFarewell(Leaving.TRANSFER, () -> withdraw(nextStep, context));
                    return ToolResult.success(
                            "La llamada pasa a " + destination
                                    + " en cuanto termines tu próxima frase: di solo, en una frase corta, que la transfieres."
                                    + " Si quien llama habla antes, se anula: atiéndelo, y si la quiere aún, usa otra vez esta función.");
                });
    }

    private static void withdraw(NextStep nextStep, ToolContext context) {
        nextStep.clear(context.loop(), context.call().uuid());
    }

    private static Future<ToolResult> answer(ToolContext context, String failure) {
        return context.loop().newSucceededFuture(ToolResult.failure(failure));
    }

    private static Optional<String> destination(String arguments) {
        try {
            return JsonParser.parseString(arguments) instanceof JsonObject object
                            && object.get(PARAMETER) instanceof JsonPrimitive text
                            && text.isString()
                    ? Optional.of(text.getAsString().strip())
                    : Optional.empty();
        } catch (JsonParseException notJson) {
            return Optional.empty();
        }
    }

    private String list() {
        return destinations.entrySet().stream()
                .map(destination -> "- " + destination.getKey() + ": " + destination.getValue())
                .collect(Collectors.joining("\n"));
    }

    private JsonObject rule() {
        JsonArray names = new JsonArray();
        destinations.keySet().forEach(names::add);
        JsonObject rule = new JsonObject();
        rule.add("enum", names);
        return rule;
    }
}
