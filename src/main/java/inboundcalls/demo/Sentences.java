package inboundcalls.demo;

import inboundcalls.simulation.Recording;
import inboundcalls.simulation.Recordings;
import java.util.Map;

/** Which recorded sentence answers which recorded question, as long as the simulated network is what it is. */
final class Sentences {
    private static final Map<String, String> ANSWERS = Map.of(
            CallScript.FIRST_QUESTION, "respuesta-clientes-router",
            CallScript.INTERRUPTED_QUESTION, "respuesta-trafico-wan",
            CallScript.LAST_QUESTION, "respuesta-routers");

    private Sentences() {}

    static Recording answerTo(Recordings recordings, String question) {
        String name = ANSWERS.get(question);
        return recordings.answers().values().stream()
                .filter(answer -> answer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
