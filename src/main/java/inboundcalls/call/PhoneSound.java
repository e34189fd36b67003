package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.config.Config;
import inboundcalls.playout.ComfortNoise;
import java.util.Optional;

/** What is done to a phone's sound, both ways, where it is configured. */
final class PhoneSound {
    private final Config.Call settings;
    private final CallStats stats;
    private final AudioSink phone;
    /** There when the echo gate is on. */
    private final Optional<PlayedLevel> played;

    PhoneSound(Config.Call settings, CallStats stats, AudioSink phone) {
        this.settings = requireNonNull(settings);
        this.stats = requireNonNull(stats);
        this.phone = requireNonNull(phone);
        this.played = settings.echoGate().map(gate -> new PlayedLevel(gate.window(), phone));
    }

    /** From the playout. */
    AudioSink toPhone() {
        AudioSink heard = played.isPresent() ? played.get() : phone;
        return settings.comfortNoise().isPresent()
                ? new ComfortNoise(settings.comfortNoise().get(), heard)
                : heard;
    }

    /** On to the uplink. */
    AudioSink fromPhone(AudioSink uplink) {
        return played.isPresent()
                ? new EchoGate(settings.echoGate().orElseThrow().margin(), played.get(), stats, uplink)
                : uplink;
    }
}
