package inboundcalls.mikrotik;

import java.net.URI;

/** What an operator can do about a MikroTik API that does not answer, in Spanish. */
final class MikroTikAdvice {
    private final URI url;

    MikroTikAdvice(URI url) {
        this.url = url;
    }

    /** Nothing that could be done about an answer is an empty text. */
    String about(MikroTikAnswer.Kind kind) {
        return switch (kind) {
            case ANSWERED -> "";
            case REFUSED, PAUSED ->
                "¿Está encendida la API? Prueba: " + curl() + ". Si ahí responde, revisa firewall y rutas: " + reach();
            case UNREACHABLE -> "No hay camino hasta la API: revisa firewall y rutas con " + reach();
            case UNKNOWN_HOST -> "El nombre " + url.getHost() + " no existe en el DNS: revisa MIKROTIK_API_URL.";
            case UNTRUSTED ->
                "El certificado no vale para " + url.getHost() + ": revísalo, o usa http en MIKROTIK_API_URL.";
            case TIMEOUT -> "La API o la red van lentas: mide con ping " + url.getHost() + " y prueba: " + curl();
            case STATUS, SERVER_ERROR ->
                "La API contesta con un error: revisa su registro y la ruta en MIKROTIK_API_URL.";
            case BROKEN, UNREADABLE, TOO_LARGE -> "¿Es de verdad la API de MikroTik? Compara con: " + curl();
            case DECLINED, EMPTY ->
                "La API funciona, pero no sabe contestar: revisa su registro y si alcanza los routers.";
            case INVALID_QUESTION -> "Escribe una pregunta de 1 a 500 caracteres.";
        };
    }

    private String curl() {
        return "curl " + url.toString().replaceFirst("/*$", "") + "/health";
    }

    private String reach() {
        return "ping " + url.getHost() + " y telnet " + url.getHost() + " " + port();
    }

    private int port() {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
