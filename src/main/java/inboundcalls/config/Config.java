package inboundcalls.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every setting of the server, complete and in range. {@link ConfigLoader} makes it. */
public record Config(
        Realtime realtime,
        AudioSocket audioSocket,
        Call call,
        Tools tools,
        Connecting connecting,
        Waiting waiting,
        Prompts prompts,
        MikroTik mikrotik,
        Optional<Ari> ari,
        Caller caller,
        Profiles profiles,
        Transfer transfer,
        Keypad keypad,
        Optional<Path> logFile,
        Optional<Records> records,
        Optional<AudioRecords> audioRecords,
        Admin admin) {

    /**
     * The model and how it is to behave.
     *
     * @param url complete, with its {@code model} parameter
     * @param apiKey absent only when the URL's host is loopback
     * @param instructions the text itself
     * @param greeting instructions of the first response
     * @param audioFormat how the sound travels between server and model
     * @param language ISO 639-1, of the caller's transcription
     * @param connectTimeout until the model's server has accepted the session's settings
     * @param sessionLimit after which another session takes over
     * @param framesPerAppend how many of the caller's frames an event gathers
     * @param prices of the model
     */
    public record Realtime(
            URI url,
            Optional<Secret> apiKey,
            String voice,
            String instructions,
            String greeting,
            AudioFormat audioFormat,
            String language,
            String transcriptionModel,
            TurnDetection turnDetection,
            BargeIn bargeIn,
            Duration connectTimeout,
            Duration sessionLimit,
            int framesPerAppend,
            Prices prices) {

        /** As this, but the assistant speaks otherwise. */
        public Realtime with(String otherVoice, String otherInstructions, String otherGreeting) {
            return new Realtime(
                    url,
                    apiKey,
                    otherVoice,
                    otherInstructions,
                    otherGreeting,
                    audioFormat,
                    language,
                    transcriptionModel,
                    turnDetection,
                    bargeIn,
                    connectTimeout,
                    sessionLimit,
                    framesPerAppend,
                    prices);
        }

        /** The one that the URL names. */
        public String model() {
            return RealtimeUrl.model(url).orElse("");
        }
    }

    /** {@code PCM16}: 24 kHz, the model's own; {@code PCMU} and {@code PCMA}: G.711 at 8 kHz, a fifth of the bytes. */
    public enum AudioFormat {
        PCM16,
        PCMU,
        PCMA
    }

    /** The provider's server VAD: threshold 0 to 1, the rest in milliseconds. */
    public record TurnDetection(double threshold, int prefixPaddingMillis, int silenceDurationMillis) {}

    /**
     * What interrupts the model.
     *
     * @param minSpeech how long the caller must speak; zero: whatever the provider takes for speech
     * @param greetingInterruptible whether the call's first answer can be interrupted as well
     * @param falseStarts whether an answer goes on when what was heard over it was no speech
     */
    public record BargeIn(Duration minSpeech, boolean greetingInterruptible, boolean falseStarts) {
        private static final Duration SPEECH_WITHOUT_WORDS = Duration.ofSeconds(1);

        /** The provider interrupts and answers by itself; else this server does both, and the provider only listens. */
        public boolean isLeftToProvider() {
            return minSpeech.isZero() && greetingInterruptible && !falseStarts;
        }

        /** So much speech is an interruption whatever its transcription says; zero: any speech is. */
        public Duration certainSpeech() {
            return falseStarts && minSpeech.isZero() ? SPEECH_WITHOUT_WORDS : minSpeech;
        }
    }

    /**
     * Where Asterisk connects to.
     *
     * @param allowedNetworks whose hosts may connect
     * @param balancers who tell by PROXY protocol v2 for which host they connect
     * @param loops event loops that carry calls
     * @param knownCallsOnly whether a call must be one that Asterisk tells of
     */
    public record AudioSocket(
            String address,
            int port,
            AllowedNetworks allowedNetworks,
            AllowedNetworks balancers,
            int loops,
            boolean knownCallsOnly,
            PeerLimits limits) {}

    /**
     * Bounds of one call, and of all at the end.
     *
     * @param maxCalls calls at a time; zero: any number
     * @param playoutLimit how much of the model's speech is kept for the phone
     * @param uplinkLimit how much of the caller's speech is kept until the model listens
     * @param drainTimeout how long calls may go on when the server stops
     * @param rehearsal how long the server calls itself before it listens; zero: not at all
     * @param comfortNoise in dB below full scale, negative; absent: none
     * @param echoGate absent: off
     * @param limits what ends a call that does not end by itself
     */
    public record Call(
            int maxCalls,
            Duration playoutLimit,
            Duration uplinkLimit,
            Duration drainTimeout,
            Duration rehearsal,
            Optional<Double> comfortNoise,
            Optional<EchoGate> echoGate,
            Limits limits) {}

    /**
     * What ends a call that does not end by itself. Zero: nothing.
     *
     * @param silence after which the caller is asked, twice, then is hung up on
     * @param duration of the whole call
     * @param warning so long before the call's longest duration; shorter than that
     * @param tokens of the call, those of the transcription included
     * @param turns answers of the model in a row without a word of the caller's that is new, or a function call
     */
    public record Limits(Duration silence, Duration duration, Duration warning, int tokens, int turns) {}

    /**
     * What a phone returns of the assistant's voice is kept from the model.
     *
     * @param margin what is more than so many dB below what was played is taken for echo
     * @param window how long after it was played it may come back
     */
    public record EchoGate(double margin, Duration window) {}

    /**
     * How tools run.
     *
     * @param threads event loops of the tool group
     * @param running tools at a time, over all calls
     * @param runningPerCall tools at a time, for one call
     * @param deadline the longest that the model waits for a tool that has no deadline of its own
     * @param disabled names of functions that the model is not given
     * @param timeZone of the time that the model tells
     */
    public record Tools(
            int threads, int running, int runningPerCall, Duration deadline, List<String> disabled, ZoneId timeZone) {}

    /**
     * The user's MikroTik API.
     *
     * @param questionTimeout what the API is given for its answer; HTTP gets 5 s more
     * @param freshness how long an answer is given again to the same question; zero: never
     */
    public record MikroTik(
            boolean enabled, URI url, Duration questionTimeout, Duration freshness, Breaker breaker, Answers answers) {}

    /**
     * How the model is told what an API answered.
     *
     * @param spoken without markup, and in words where there were numbers, addresses and units; else as it came
     * @param limit in characters
     */
    public record Answers(boolean spoken, int limit) {}

    /** Asterisk's REST interface. */
    public record Ari(String host, int port, String user, Secret password) {}

    /**
     * What becomes of what Asterisk tells of who calls.
     *
     * @param longestWait how long the model waits for it before it is told who it is
     * @param masked whether the log and the records have the end of the number only, and no name
     */
    public record Caller(Duration longestWait, boolean masked) {}

    /**
     * Where callers can be transferred to.
     *
     * @param destinations by name, in a fixed order: what the model is told each is for
     */
    public record Transfer(SortedMap<String, String> destinations) {
        /** The name of no destination: the dialplan is to hang up. */
        public static final String HANG_UP = "colgar";

        public Transfer {
            destinations = Collections.unmodifiableSortedMap(new TreeMap<>(destinations));
        }
    }

    /**
     * What the caller types.
     *
     * @param pause after the last digit what was typed counts
     * @param transfers by digit that was typed alone: the destination's name
     */
    public record Keypad(Duration pause, Map<Character, String> transfers) {
        public Keypad {
            transfers = Map.copyOf(transfers);
        }
    }
}
