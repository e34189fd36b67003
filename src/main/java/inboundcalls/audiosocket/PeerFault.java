package inboundcalls.audiosocket;

/** Why a connection did not become a call, with the words of the operators' log. */
public enum PeerFault {
    NOT_ALLOWED("no está en las redes permitidas"),
    TOO_MANY("hay demasiadas conexiones"),
    TOO_MANY_WAITING("hay demasiadas conexiones que no han dicho qué llamada son"),
    TOO_FAST("llegan demasiadas conexiones por segundo"),
    NO_PROXY_HEADER("el balanceador no dijo de quién es la conexión"),
    NO_UUID("no dijo a tiempo qué llamada es"),
    LEFT("se fue sin decir qué llamada es"),
    NOT_AUDIOSOCKET("no habla AudioSocket"),
    NOT_KNOWN("ARI no conoce esa llamada");

    private final String text;

    PeerFault(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
