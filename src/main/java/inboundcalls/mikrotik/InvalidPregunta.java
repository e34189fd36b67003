package inboundcalls.mikrotik;

import java.io.Serial;

/** Arguments without a question; the message tells the model, in Spanish, what to send. */
final class InvalidPregunta extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    InvalidPregunta(String what) {
        super(
                what + " Llama otra vez con {\"pregunta\": \"¿…?\"}, la pregunta completa en español.",
                null,
                false,
                false);
    }
}
