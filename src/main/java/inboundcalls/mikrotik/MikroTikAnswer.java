package inboundcalls.mikrotik;

import static java.util.Objects.requireNonNull;

import inboundcalls.http.HttpFailure;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a question to the API.
 *
 * @param text Spanish and fit to be spoken: the API's answer, or why there is none
 */
public record MikroTikAnswer(Kind kind, String text) {
    private static final int FIRST_SERVER_ERROR = 500;

    public enum Kind {
        ANSWERED(""),
        TIMEOUT("El sistema de consultas tardó demasiado en responder. Por favor, intenta de nuevo más tarde."),
        REFUSED(Kind.UNAVAILABLE),
        UNREACHABLE(Kind.UNAVAILABLE),
        UNKNOWN_HOST(Kind.UNAVAILABLE),
        UNTRUSTED("No se pudo establecer una conexión segura con el sistema de consultas."),
        BROKEN(
                "La conexión con el sistema de consultas se cortó antes de recibir la respuesta. Por favor, intenta de nuevo."),
        TOO_LARGE(
                "La respuesta del sistema de consultas es demasiado larga. Por favor, haz una pregunta más concreta."),
        STATUS(Kind.ERROR),
        /** A status of 500 or above. */
        SERVER_ERROR(Kind.ERROR),
        /** It was not asked, since it has failed a moment ago. */
        PAUSED(Kind.UNAVAILABLE),
        UNREADABLE("El sistema de consultas dio una respuesta que no se pudo interpretar."),
        EMPTY("El sistema de consultas no devolvió información para esa pregunta."),
        DECLINED("El sistema de consultas no pudo responder esa pregunta."),
        INVALID_QUESTION("La pregunta no es válida: debe tener entre 1 y %d caracteres. Reformúlala, por favor.");

        private static final String UNAVAILABLE =
                "El sistema de consultas no está disponible en este momento. Por favor, intenta de nuevo más tarde.";

        private static final String ERROR =
                "El sistema de consultas respondió con el error %d. Por favor, intenta de nuevo más tarde.";

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    public MikroTikAnswer {
        requireNonNull(kind);
        requireNonNull(text);
    }

    public boolean success() {
        return kind == Kind.ANSWERED;
    }

    /** It has words of the API's; all else are this server's own. */
    boolean isForeign() {
        return kind == Kind.ANSWERED || kind == Kind.DECLINED;
    }

    static MikroTikAnswer answered(String text) {
        return new MikroTikAnswer(Kind.ANSWERED, text);
    }

    static MikroTikAnswer failed(Kind kind) {
        return new MikroTikAnswer(kind, kind.text);
    }

    static MikroTikAnswer failed(HttpFailure failure) {
        return failed(
                switch (failure.kind()) {
                    case UNKNOWN_HOST -> Kind.UNKNOWN_HOST;
                    case REFUSED -> Kind.REFUSED;
                    case UNREACHABLE -> Kind.UNREACHABLE;
                    case UNTRUSTED -> Kind.UNTRUSTED;
                    case TIMEOUT -> Kind.TIMEOUT;
                    case TOO_LARGE -> Kind.TOO_LARGE;
                    case BROKEN -> Kind.BROKEN;
                });
    }

    static MikroTikAnswer status(int status) {
        Kind kind = status < FIRST_SERVER_ERROR ? Kind.STATUS : Kind.SERVER_ERROR;
        return new MikroTikAnswer(kind, String.format(Locale.ROOT, kind.text, status));
    }

    static MikroTikAnswer invalidQuestion(int limit) {
        return new MikroTikAnswer(Kind.INVALID_QUESTION, String.format(Locale.ROOT, Kind.INVALID_QUESTION.text, limit));
    }

    /** @param reason in the API's own words, when it gave one */
    static MikroTikAnswer declined(Optional<String> reason) {
        return reason.map(words ->
                        new MikroTikAnswer(Kind.DECLINED, "El sistema de consultas no pudo responder: " + words))
                .orElseGet(() -> failed(Kind.DECLINED));
    }
}
