package inboundcalls.trial;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;

/** What the caller says in one turn: how it is told to the operator, and its sound at the phone's rate. */
public record Question(String name, Pcm sound) {
    /** -44 dBFS: what stays below is line noise. */
    private static final int QUIET = 200;

    public Question {
        requireNonNull(name);
        requireNonNull(sound);
    }

    public boolean isSilent() {
        return spoken() == 0;
    }

    /** What follows the voice, for which the model does not wait. */
    long silenceAtEndMillis() {
        return Pcm.millis(sound.samples().length - spoken(), sound.rate());
    }

    private int spoken() {
        int end = sound.samples().length;
        while (end > 0 && Math.abs(sound.samples()[end - 1]) <= QUIET) {
            end--;
        }
        return end;
    }
}
