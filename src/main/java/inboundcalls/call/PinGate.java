package inboundcalls.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import inboundcalls.config.Secret;
import inboundcalls.log.CallLog;
import inboundcalls.tool.ToolResult;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Keeps functions closed until the caller has typed the PIN, and for the rest of the call when too many tries were wrong. Lives on the call's
 * event loop. The keys that it takes reach neither model nor log.
 */
final class PinGate {
    private static final int TRIES = 3;
    private static final int MOST_DIGITS = 32;
    private static final char ENTER = '#';
    private static final char CLEAR = '*';

    private static final ToolResult ASK = ToolResult.failure(
            "Esta función está protegida por un PIN. Pide a quien llama que lo teclee en su teléfono y pulse almohadilla al"
                    + " terminar; que no lo diga en voz alta. Espera a que el sistema te avise y entonces vuelve a llamar a la función.");
    private static final ToolResult CLOSED = ToolResult.failure(
            "Se tecleó un PIN equivocado demasiadas veces: esta función queda cerrada hasta que termine la llamada. Dilo así.");
    private static final String RIGHT =
            "El sistema ha comprobado el PIN: es correcto. Vuelve a llamar a la función que hacía falta.";

    private enum State {
        CLOSED,
        /** A function was refused: what is typed now is the PIN. */
        AWAITED,
        OPEN
    }

    private final byte[] pin;
    private final CallLog log;
    private final StringBuilder typed = new StringBuilder();
    private State state = State.CLOSED;
    private int wrong;

    PinGate(Secret pin, CallLog log) {
        this.pin = pin.value().getBytes(US_ASCII);
        this.log = requireNonNull(log);
    }

    /** Why a function cannot be run, and what the model is to do about it; from now on the PIN is awaited. */
    Optional<ToolResult> refusal() {
        if (state == State.OPEN) {
            return Optional.empty();
        }
        if (wrong == TRIES) {
            return Optional.of(CLOSED);
        }
        state = State.AWAITED;
        return Optional.of(ASK);
    }

    /** Keys are for {@link #type} and nothing else. */
    boolean isAwaited() {
        return state == State.AWAITED;
    }

    /** Takes one key. When it was the last of a try: what the model is told of it. */
    Optional<String> type(char key) {
        if (key == ENTER) {
            return Optional.of(check());
        }
        if (key == CLEAR) {
            typed.setLength(0);
        } else if (typed.length() < MOST_DIGITS) {
            typed.append(key);
        }
        return Optional.empty();
    }

    private String check() {
        boolean right = MessageDigest.isEqual(typed.toString().getBytes(US_ASCII), pin);
        typed.setLength(0);
        if (right) {
            log.info("🔐 PIN correcto");
            state = State.OPEN;
            return RIGHT;
        }
        wrong++;
        log.warn("🔐 PIN incorrecto ({} de {})", wrong, TRIES);
        state = wrong == TRIES ? State.CLOSED : State.AWAITED;
        return wrong == TRIES ? CLOSED.response() : again();
    }

    private String again() {
        int left = TRIES - wrong;
        return "El PIN tecleado no es correcto. "
                + (left == 1 ? "Queda un intento." : "Quedan " + left + " intentos.")
                + " Pide a quien llama que lo teclee otra vez y pulse almohadilla.";
    }
}
