package inboundcalls.trial;

import inboundcalls.simulation.CallEnd;

/** Why a call failed, and what to do about it. */
final class EndText {
    /** The detail of an end that the server announced. */
    static final String HUNG_UP = "0x00";

    private EndText() {}

    static String of(CallEnd end) {
        return switch (end.kind()) {
            case REFUSED ->
                "No hay conexión (" + end.detail() + "): ¿está encendido el servidor, y es esa su dirección?";
            case SERVER_HUNG_UP ->
                end.detail().equals(HUNG_UP)
                        ? "El servidor terminó la llamada sin contestar: su registro dice por qué"
                        : "El servidor cerró la conexión sin despedirse: ¿es él quien escucha ahí, y está esta máquina en"
                                + " audiosocket.allowed-networks? Su registro lo dice";
            case RESET ->
                "La conexión se cortó (" + end.detail() + "): ¿es el servidor quien escucha ahí? Mira su registro";
            case NO_TRAFFIC -> "El servidor no mandó nada en dos segundos";
            case CALLER_HUNG_UP -> "No hubo respuesta: mira el registro del servidor";
            case WRONG_KIND, EMPTY_MESSAGE, LATE_PAYLOAD, SERVER_STALLED ->
                "Asterisk habría cortado: " + end.kind() + " " + end.detail() + "; ¿es el servidor quien escucha ahí?";
        };
    }
}
