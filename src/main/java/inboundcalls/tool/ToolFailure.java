package inboundcalls.tool;

import java.util.List;

/** What the model is told when a tool gave no answer: Spanish, fit to be spoken, without a word on the inside. */
final class ToolFailure {
    private ToolFailure() {}

    static ToolResult unknown(List<String> names) {
        return ToolResult.failure(
                names.isEmpty()
                        ? "Esa función no existe y no hay ninguna disponible. Responde sin consultar nada."
                        : "Esa función no existe. Las funciones disponibles son: " + String.join(", ", names) + ".");
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
}
