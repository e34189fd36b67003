package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a {@link SimulatedRealtime} behaves.
 *
 * @param key the only API key that it accepts; absent: any, or none
 * @param speed how many times faster than real time it sends its speech
 * @param tellsOfNoise whether what has no words is transcribed, as an empty text; else nothing is ever told of it
 * @param ear what becomes of each block of the caller's sound before it is listened to; to damage it in tests. Shared by all sessions
 */
public record Scenario(
        Optional<String> key,
        double speed,
        Script script,
        boolean tellsOfNoise,
        UnaryOperator<Pcm> ear,
        RealtimeTap tap) {
    private static final double SPEED = 4;

    public Scenario {
        requireNonNull(key);
        requireNonNull(script);
        requireNonNull(ear);
        requireNonNull(tap);
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: > 0)");
        }
    }

    /** The model by itself, 4 times faster than real time, with a sound ear. */
    public static Scenario of(String key) {
        return of(Optional.of(key));
    }

    /** The same for whoever comes. */
    public static Scenario withoutKey() {
        return of(Optional.empty());
    }

    private static Scenario of(Optional<String> key) {
        return new Scenario(key, SPEED, Script.none(), true, UnaryOperator.identity(), RealtimeTap.none());
    }

    public Scenario withSpeed(double other) {
        return new Scenario(key, other, script, tellsOfNoise, ear, tap);
    }

    public Scenario withScript(Script other) {
        return new Scenario(key, speed, other, tellsOfNoise, ear, tap);
    }

    public Scenario withoutWordOfNoise() {
        return new Scenario(key, speed, script, false, ear, tap);
    }

    public Scenario withEar(UnaryOperator<Pcm> other) {
        return new Scenario(key, speed, script, tellsOfNoise, other, tap);
    }

    public Scenario withTap(RealtimeTap other) {
        return new Scenario(key, speed, script, tellsOfNoise, ear, other);
    }
}
