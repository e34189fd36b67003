package inboundcalls.asterisk;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who calls, as Asterisk was told. What it was not told is an empty text; number and name can be forged. */
public record Caller(String number, String name, String dialled) {
    private static final String AUDIO_SOCKET = "AudioSocket";

    public Caller {
        requireNonNull(number);
        requireNonNull(name);
        requireNonNull(dialled);
    }

    /** Of the call with that UUID, by whichever way it came to AudioSocket. */
    static Optional<Caller> find(UUID call, List<AriChannel> channels) {
        String uuid = call.toString();
        return byApplication(uuid, channels).or(() -> byDriver(uuid, channels));
    }

    private static Optional<Caller> byApplication(String uuid, List<AriChannel> channels) {
        return channels.stream()
                .filter(channel -> channel.dialplan().appName().equals(AUDIO_SOCKET)
                        && channel.dialplan().appData().startsWith(uuid))
                .findFirst()
                .map(channel -> of(channel.caller(), channel.dialplan().exten()));
    }

    /** The driver's own channel knows the caller, and the one that dialled it the number. */
    private static Optional<Caller> byDriver(String uuid, List<AriChannel> channels) {
        String dialled = channels.stream()
                .map(AriChannel::dialplan)
                .filter(place -> place.appData().startsWith(AUDIO_SOCKET + "/")
                        && place.appData().contains("/" + uuid))
                .findFirst()
                .map(AriChannel.Dialplan::exten)
                .orElse("");
        return channels.stream()
                .filter(channel -> channel.name().startsWith(AUDIO_SOCKET + "/")
                        && channel.name().endsWith("-" + uuid))
                .findFirst()
                .map(channel -> of(channel.connected(), dialled));
    }

    private static Caller of(AriChannel.Party party, String dialled) {
        return new Caller(party.number(), party.name(), dialled);
    }
}
