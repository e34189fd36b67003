package inboundcalls.call;

import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.tool.Leaving;

/** Why a call ended, with the words of the operators' log. */
public enum EndReason {
    CALLER_HUNG_UP(true, "el llamante colgó"),
    ASSISTANT_HUNG_UP(true, "el asistente se despidió y colgó"),
    TRANSFERRED(true, "transferida"),
    NOBODY_THERE(true, "no había nadie al teléfono"),
    TOO_LONG(true, "alcanzó la duración máxima"),
    TOO_MANY_TOKENS(true, "alcanzó el máximo de tokens"),
    NO_WORDS(true, "demasiadas respuestas seguidas sin palabras del llamante"),
    SERVER_STOPPED(true, "el servidor se detiene"),
    TOO_MANY_CALLS(false, "hay demasiadas llamadas a la vez"),
    PROTOCOL_BROKEN(false, "el otro extremo no habla AudioSocket"),
    PHONE_LOST(false, "se perdió la conexión con Asterisk"),
    PHONE_STALLED(false, "Asterisk dejó de leer el audio"),
    MODEL_UNREACHABLE(false, "no hay conexión con la API Realtime: revise la red, el DNS y OPENAI_REALTIME_URL"),
    MODEL_TIMED_OUT(false, "la API Realtime no respondió a tiempo"),
    KEY_REFUSED(false, "la API Realtime rechazó la clave: revise OPENAI_API_KEY"),
    MODEL_UNKNOWN(false, "la API Realtime no conoce el modelo: revise OPENAI_REALTIME_MODEL"),
    MODEL_LIMITED(
            false, "la API Realtime rechazó la llamada por cuota o límite: revise el saldo y los límites de la cuenta"),
    MODEL_UNAVAILABLE(false, "la API Realtime no está disponible: revise su página de estado"),
    MODEL_REFUSED(false, "la API Realtime rechazó la conexión"),
    MODEL_LOST(false, "se perdió la conexión con la API Realtime"),
    MODEL_STALLED(false, "la API Realtime dejó de leer el audio"),
    MODEL_FAILED(false, "la API Realtime informó de un error que no permite continuar"),
    FAULT(false, "error interno");

    private final boolean expected;
    private final String text;

    EndReason(boolean expected, String text) {
        this.expected = expected;
        this.text = text;
    }

    /** True for the ends that every call may come to; the others want an operator's eye. */
    public boolean isExpected() {
        return expected;
    }

    /** Then there is nobody to say goodbye to. */
    boolean isPhonesFault() {
        return this == PHONE_LOST || this == PHONE_STALLED || this == PROTOCOL_BROKEN;
    }

    /** The caller is told: neither side has hung up, and nobody has said goodbye. */
    boolean needsApology() {
        return !expected && !isPhonesFault();
    }

    /** The provider did not serve the call, or not to its end. */
    boolean isProvidersFault() {
        return switch (this) {
            case MODEL_UNREACHABLE,
                    MODEL_TIMED_OUT,
                    KEY_REFUSED,
                    MODEL_UNKNOWN,
                    MODEL_LIMITED,
                    MODEL_UNAVAILABLE,
                    MODEL_REFUSED,
                    MODEL_LOST,
                    MODEL_STALLED,
                    MODEL_FAILED -> true;
            default -> false;
        };
    }

    public String text() {
        return text;
    }

    /** Of an error of the API that lets the call not go on, by its code. */
    public static EndReason ofError(String code) {
        return switch (code) {
            case "invalid_api_key" -> KEY_REFUSED;
            case "model_not_found" -> MODEL_UNKNOWN;
            case "insufficient_quota" -> MODEL_LIMITED;
            default -> MODEL_FAILED;
        };
    }

    static EndReason of(Leaving why) {
        return switch (why) {
            case HANG_UP -> ASSISTANT_HUNG_UP;
            case TRANSFER -> TRANSFERRED;
        };
    }

    /** Of a session that ended, or could not be opened. */
    public static EndReason of(SessionEnd.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> MODEL_UNREACHABLE;
            case TIMED_OUT -> MODEL_TIMED_OUT;
            case KEY_REFUSED -> KEY_REFUSED;
            case MODEL_UNKNOWN -> MODEL_UNKNOWN;
            case LIMITED -> MODEL_LIMITED;
            case UNAVAILABLE -> MODEL_UNAVAILABLE;
            case REFUSED -> MODEL_REFUSED;
            case LOST, FROZEN, CLOSED_BY_US -> MODEL_LOST;
            case STALLED -> MODEL_STALLED;
            case FAULT -> FAULT;
        };
    }
}
