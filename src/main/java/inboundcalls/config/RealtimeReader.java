package inboundcalls.config;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Makes the settings of the model. */
final class RealtimeReader {
    static final String VOICE = "a voice's name";

    private static final URI NOWHERE = URI.create("wss://invalid/");
    private static final Duration LONGEST_VAD = ofSeconds(10);
    /** The provider ends a session after an hour. */
    private static final Duration LONGEST_SESSION = ofMinutes(59);

    /** More would be heard in every answer. */
    private static final int MOST_FRAMES = 3;

    private static final Duration LONGEST_SPEECH = ofSeconds(5);

    private final Settings settings;
    private final Path directory;

    RealtimeReader(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    Config.Realtime read() {
        URI url = settings.read("realtime.url", RealtimeUrl.EXPECTED, NOWHERE, RealtimeUrl::parse);
        String model = settings.text("realtime.model", "a model's name", RealtimeReader::isModel);
        return new Config.Realtime(
                RealtimeUrl.withModel(url, model),
                apiKey(url),
                settings.text("realtime.voice", VOICE, RealtimeReader::isVoice),
                instructions(),
                settings.text("realtime.greeting", "a text", text -> true),
                settings.choice("realtime.audio-format", Config.AudioFormat.class),
                settings.text("realtime.language", "two letters of ISO 639-1", code -> code.matches("[a-z]{2}")),
                settings.text("realtime.transcription-model", "a model's name", RealtimeReader::isModel),
                turnDetection(),
                bargeIn(),
                settings.duration("realtime.connect-timeout", ofMillis(100), ofSeconds(60)),
                settings.duration("realtime.session-limit", ofSeconds(1), LONGEST_SESSION),
                settings.whole("realtime.frames-per-append", 1, MOST_FRAMES),
                prices());
    }

    private Optional<Secret> apiKey(URI url) {
        String key = "realtime.api-key";
        if (settings.isUnset(key) && !RealtimeUrl.isLoopback(url)) {
            settings.refuse(key, "the provider's key, since the realtime url's host is not loopback");
        }
        return settings.optional(key, "printable ASCII without spaces", text -> text.matches("[!-~]+"))
                .map(Secret::new);
    }

    private String instructions() {
        return settings.read(
                "realtime.instructions-file", Instructions.EXPECTED, "", file -> Instructions.read(directory, file));
    }

    private Config.TurnDetection turnDetection() {
        return new Config.TurnDetection(
                settings.fraction("realtime.turn-detection.threshold"),
                millis("realtime.turn-detection.prefix-padding"),
                millis("realtime.turn-detection.silence-duration"));
    }

    private Config.BargeIn bargeIn() {
        return new Config.BargeIn(
                settings.duration("realtime.barge-in.min-speech", Duration.ZERO, LONGEST_SPEECH),
                settings.flag("realtime.barge-in.greeting-interruptible"),
                settings.flag("realtime.barge-in.false-starts"));
    }

    private Prices prices() {
        return new Prices(
                settings.amount("realtime.prices.text-input"),
                settings.amount("realtime.prices.audio-input"),
                settings.amount("realtime.prices.cached-text-input"),
                settings.amount("realtime.prices.cached-audio-input"),
                settings.amount("realtime.prices.text-output"),
                settings.amount("realtime.prices.audio-output"));
    }

    private int millis(String key) {
        return Math.toIntExact(
                settings.duration(key, Duration.ZERO, LONGEST_VAD).toMillis());
    }

    static boolean isVoice(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_]{0,63}");
    }

    /** Not a key that was put in the wrong place either: names of models are logged. */
    private static boolean isModel(String text) {
        return text.matches("(?!sk-)[!-~]+");
    }
}
