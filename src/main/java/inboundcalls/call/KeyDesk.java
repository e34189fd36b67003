package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.ResponseSequencer;
import inboundcalls.tool.CallControl;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes what the caller types: while a PIN is awaited it is the PIN's, and nobody is told; a key that is configured acts; all else the model is
 * told. Lives on the call's event loop.
 */
final class KeyDesk {
    private final Assistant assistant;
    private final Transcript transcript;
    private final Floor floor;
    private final RealtimeSession session;
    private final ResponseSequencer responses;
    private final KeyTransfers transfers;
    private final Keypad keypad;

    /** {@code control}: opens the call to a function that is about to run. */
    KeyDesk(
            CallParts parts,
            Floor floor,
            RealtimeSession session,
            ResponseSequencer responses,
            Supplier<CallControl> control) {
        this.assistant = parts.assistant();
        this.transcript = parts.transcript();
        this.floor = requireNonNull(floor);
        this.session = requireNonNull(session);
        this.responses = requireNonNull(responses);
        this.transfers = new KeyTransfers(parts, control, this::tell);
        this.keypad = new Keypad(parts.services().config().keypad(), parts.loop(), this::onTyped);
    }

    /** {@code heard}: the model can be told of it; else it is dropped. */
    void press(char key, boolean heard) {
        if (!heard) {
            return;
        }
        Optional<PinGate> pin = assistant.rights().awaitedPin();
        if (pin.isPresent()) {
            pin.get().type(key).ifPresent(this::tell);
        } else {
            keypad.press(key);
        }
    }

    /** No timer runs afterwards. */
    void close() {
        keypad.close();
        transfers.close();
    }

    /** What is typed interrupts as what is said. */
    private void onTyped(String digits) {
        floor.interrupt();
        if (!transfers.take(digits)) {
            transcript.onTyped(digits);
            session.sendUserText("El llamante marcó en el teclado: " + digits);
            responses.answerCaller();
        }
    }

    private void tell(String notice) {
        session.sendNotice(notice);
        responses.answerCaller();
    }
}
