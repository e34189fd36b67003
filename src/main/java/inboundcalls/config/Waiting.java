package inboundcalls.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * From a function call to the model's answer.
 *
 * @param filler who says that it takes a moment, when the model did not
 * @param after how much silence is too much
 * @param recording a WAV file with the filler; absent: the one in the jar
 * @param words the filler when the model says it
 * @param tone whether a discreet tone follows until the answer
 * @param answerLead when a result comes while the model speaks, it is asked to go on when so much is left to be heard
 * @param muteTimeout how long the model may stay mute when it has a result, before it is asked once more
 */
public record Waiting(
        Filler filler,
        Duration after,
        Optional<Path> recording,
        String words,
        boolean tone,
        Duration answerLead,
        Duration muteTimeout) {
    /** {@code LOCAL}: a recording; {@code MODEL}: the model itself, in its own voice, beside the conversation. */
    public enum Filler {
        OFF,
        LOCAL,
        MODEL
    }
}
