package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;

/** A recorded sentence: the name of its file, what is said in it, and its sound. */
public record Recording(String name, String text, Pcm sound) {
    public Recording {
        requireNonNull(name);
        requireNonNull(text);
        requireNonNull(sound);
    }
}
