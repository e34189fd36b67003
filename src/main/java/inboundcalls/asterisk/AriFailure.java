package inboundcalls.asterisk;

import inboundcalls.http.HttpFailure;
import java.io.Serial;

/** Why ARI gave no answer, in Spanish and fit for the operators' log. It is an expected end of a network: it has no stack trace. */
public final class AriFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private AriFailure(String message) {
        super(message, null, false, false);
    }

    static AriFailure of(HttpFailure failure) {
        return new AriFailure(
                switch (failure.kind()) {
                    case TIMEOUT -> "ARI no respondió a tiempo";
                    case BROKEN -> "ARI cortó la conexión antes de responder, o lo que escucha ahí no habla HTTP";
                    case TOO_LARGE -> "la respuesta de ARI es demasiado larga";
                    case REFUSED, UNREACHABLE, UNKNOWN_HOST, UNTRUSTED ->
                        "no hay conexión con ARI: revise ASTERISK_HOST y ASTERISK_PORT";
                });
    }

    /** Another than was due. */
    static AriFailure status(int status) {
        return switch (status) {
            case 401, 403 ->
                new AriFailure("ARI rechazó el usuario o la contraseña: revise ASTERISK_USERNAME y ASTERISK_PASSWORD");
            case 200, 204 -> unreadable();
            default -> new AriFailure("ARI respondió con el error " + status);
        };
    }

    static AriFailure unreadable() {
        return new AriFailure("ARI dio una respuesta que no se pudo interpretar");
    }
}
