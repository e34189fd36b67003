package inboundcalls.tool;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the model is told when a tool gave no answer: Spanish, fit to be spoken, without a word on the inside. */
final class ToolFailure {
    private ToolFailure() {}

    static ToolResult unknown(List<ToolDefinition> tools) {
        return ToolResult.failure(
                tools.isEmpty()
                        ? "Esa función no existe y no hay ninguna disponible. Responde sin consultar nada."
                        : "Esa función no existe. Llama a una de estas, con sus argumentos: "
                                + tools.stream().map(ToolFailure::form).collect(Collectors.joining("; ")) + ".");
    }

    static ToolResult busyCall() {
        return ToolResult.failure(
                "Ya hay demasiadas consultas de esta llamada en curso. Espera sus respuestas antes de hacer otra.");
    }

    static ToolResult busy() {
        return ToolResult.failure(
                "Hay demasiadas consultas en curso en este momento. Por favor, intenta de nuevo en unos segundos.");
    }

    static ToolResult late() {
        return ToolResult.failure("La consulta tardó demasiado y se canceló. Por favor, intenta de nuevo más tarde.");
    }

    static ToolResult broken() {
        return ToolResult.failure("Ocurrió un error interno al iniciar la consulta y no pude obtener la información.");
    }

    static ToolResult failed() {
        return ToolResult.failure("La consulta terminó con un error interno y no pude obtener la información.");
    }

    static ToolResult closing() {
        return ToolResult.failure("El sistema se está apagando y ya no puede hacer consultas.");
    }

    /** {@code consultar_mikrotik {"pregunta": …}}: what the tool must be given. */
    private static String form(ToolDefinition tool) {
        JsonArray required = Optional.ofNullable(tool.parameters().getAsJsonArray("required"))
                .orElseGet(JsonArray::new);
        return tool.name() + " "
                + required.asList().stream().map(name -> name + ": …").collect(Collectors.joining(", ", "{", "}"));
    }
}
