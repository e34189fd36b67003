package inboundcalls.audiosocket;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import java.util.UUID;

/** What one AudioSocket message says. */
public sealed interface AudioSocketMessage {
    /** Which call it is; Asterisk's first message. */
    record Identity(UUID uuid) implements AudioSocketMessage {
        public Identity {
            requireNonNull(uuid);
        }
    }

    /** A DTMF digit, once, at its end. */
    record Digit(char digit) implements AudioSocketMessage {}

    /** Sound of either side, at the rate of its kind; {@code cut} when the payload ended in half a sample, which is lost. */
    record Audio(Pcm pcm, boolean cut) implements AudioSocketMessage {
        public Audio {
            requireNonNull(pcm);
        }

        public Audio(Pcm pcm) {
            this(pcm, false);
        }
    }

    /** The call is over. */
    record HangUp() implements AudioSocketMessage {}

    /** Asterisk reports an error; {@code code} is its first byte, 0 when there is none. */
    record Fault(int code) implements AudioSocketMessage {}
}
