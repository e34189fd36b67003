package inboundcalls.server;

import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;

/** What the server itself tells callers whom it has to leave. */
enum Sentence {
    STOPPING("se-detiene.wav"),
    UNAVAILABLE("no-disponible.wav");

    private final String file;

    Sentence(String file) {
        this.file = file;
    }

    /** How that caller, at 8 kHz, has heard it. */
    Judgement heardBy(SyntheticCaller caller) throws IOException {
        return RecordingJudge.judge(caller.heard().asItCame(), 0, WholeCall.prompt(file));
    }
}
