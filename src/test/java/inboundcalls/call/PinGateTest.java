package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.config.Secret;
import inboundcalls.log.CallLog;
import inboundcalls.log.RecordedLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PinGateTest {
    private final PinGate gate = new PinGate(new Secret("0427"), new CallLog("call"));

    @Test
    void takesKeysOnlyOnceAFunctionWasRefused() {
        assertFalse(gate.isAwaited());
        assertTrue(gate.refusal().isPresent());
        assertTrue(gate.isAwaited());
    }

    @Test
    void opensWhenThePinIsRight() {
        gate.refusal();
        assertTrue(type("0427#").startsWith("El sistema ha comprobado el PIN: es correcto."));
        assertEquals(Optional.empty(), gate.refusal());
        assertFalse(gate.isAwaited());
    }

    @Test
    void closesForGoodAtTheThirdWrongTry() {
        gate.refusal();
        assertTrue(type("0428#").contains("Quedan 2 intentos."));
        assertTrue(type("#").contains("Queda un intento."));
        assertTrue(type("00427#").contains("cerrada hasta que termine la llamada"));
        assertFalse(gate.isAwaited());
        String closed = gate.refusal().orElseThrow().response();
        assertTrue(closed.contains("cerrada"), closed);
        assertFalse(gate.isAwaited(), "no fourth try");
    }

    @Test
    void forgetsWhatWasTypedWhenTheStarIsPressed() {
        gate.refusal();
        assertTrue(type("99*0427#").contains("PIN: es correcto"));
    }

    @Test
    void isNotOpenedByFloodingIt() {
        gate.refusal();
        assertTrue(type("0427".repeat(100_000) + "#").contains("no es correcto"));
        assertTrue(type("0427#").contains("PIN: es correcto"));
    }

    @Test
    void logsNoDigit() {
        try (RecordedLog log = new RecordedLog()) {
            gate.refusal();
            type("9876#");
            type("0427#");
            assertEquals(List.of("🔐 PIN incorrecto (1 de 3)", "🔐 PIN correcto"), log.lines());
        }
    }

    /** What the model is told of it. */
    private String type(String keys) {
        return keys.chars()
                .mapToObj(key -> gate.type((char) key))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
    }
}
