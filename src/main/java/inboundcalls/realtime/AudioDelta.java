package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.realtime.RealtimeListener.ContentPart;

/** What the event {@code response.output_audio.delta} says. */
record AudioDelta(ContentPart part, Pcm pcm) {
    AudioDelta {
        requireNonNull(part);
        requireNonNull(pcm);
    }
}
