package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;

/** One thing that the simulated model does within a response; it does them one after the other. */
public sealed interface Act {
    /**
     * Speaks.
     *
     * @param sound at 24 kHz
     * @param phase {@code commentary} before a function call, {@code final_answer} else
     */
    record Say(Pcm sound, String transcript, String phase) implements Act {
        public Say {
            requireNonNull(transcript);
            requireNonNull(phase);
            if (sound.rate() != SimulatedRealtime.RATE) {
                throw new IllegalArgumentException("rate: " + sound.rate() + " Hz (expected: 24000)");
            }
        }
    }

    /** Calls a function, which need not be one of the session's. */
    record Call(String name, String arguments) implements Act {
        public Call {
            requireNonNull(name);
            requireNonNull(arguments);
        }
    }

    /** Sends an {@code error} event, and goes on. It does not count as a refusal: the scenario asked for it. */
    record SendError(String type, String code, String message) implements Act {}

    /** Ends the response as failed. What comes after is not done. */
    record Fail(String type, String code, String message) implements Act {}

    /** Goes on after so long. */
    record Pause(long millis) implements Act {}

    /** Never goes on: the response stays active until it is cancelled. */
    record Hang() implements Act {}

    /** Takes nothing from its client any more, and goes on. */
    record StopReading() implements Act {}

    /** Closes the WebSocket with this code. */
    record Close(int code, String reason) implements Act {}

    /** Drops the TCP connection without a word. */
    record Drop() implements Act {}

    static Act say(Recording recording) {
        return new Say(recording.sound(), recording.text(), "final_answer");
    }
}
