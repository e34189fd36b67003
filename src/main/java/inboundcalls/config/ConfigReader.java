package inboundcalls.config;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.netty.util.NetUtil;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;

/** Makes the record tree out of the settings: which key goes where, and what is right there. */
final class ConfigReader {
    private static final URI NOWHERE = URI.create("http://invalid/");

    private final Settings settings;
    private final Path directory;

    ConfigReader(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** Complete only when no problem was noted. */
    Config read() {
        Config.Realtime realtime = new RealtimeReader(settings, directory).read();
        Config.AudioSocket audioSocket = new AudioSocketReader(settings).read();
        Optional<Config.Ari> ari = ari();
        if (audioSocket.knownCallsOnly() && ari.isEmpty()) {
            settings.refuse("audiosocket.known-calls-only", "false, or ari.host, ari.user and ari.password set");
        }
        TransferReader transfers = new TransferReader(settings);
        SortedMap<String, String> destinations = transfers.destinations();
        return new Config(
                realtime,
                audioSocket,
                call(),
                tools(),
                connecting(),
                waiting(),
                prompts(),
                mikrotik(),
                ari,
                caller(),
                new ProfilesReader(settings, directory, realtime).read(),
                new Config.Transfer(destinations),
                transfers.keypad(destinations),
                file("log.file"),
                records(),
                audioRecords(),
                new AdminReader(settings, directory).read());
    }

    private Prompts prompts() {
        return new Prompts(
                recording("prompts.interrupted"),
                recording("prompts.unavailable"),
                recording("prompts.busy"),
                recording("prompts.stopping"));
    }

    private Optional<Path> recording(String key) {
        return settings.read(key, PromptFile.EXPECTED, Optional.empty(), file -> PromptFile.find(directory, file));
    }

    private Config.Call call() {
        return new Config.Call(
                settings.whole("call.max-calls", 0, 100_000),
                settings.duration("call.playout-limit", ofSeconds(1), ofSeconds(600)),
                settings.duration("call.uplink-limit", ofMillis(100), ofSeconds(15)),
                settings.duration("call.drain-timeout", Duration.ZERO, ofSeconds(600)),
                settings.duration("call.rehearsal", Duration.ZERO, ofSeconds(60)),
                settings.decibels("call.comfort-noise", -80, -40),
                echoGate(),
                limits());
    }

    private Config.Limits limits() {
        Duration silence = settings.duration("call.limits.silence", Duration.ZERO, ofMinutes(10));
        if (!silence.isZero() && silence.compareTo(ofSeconds(1)) < 0) {
            settings.refuse("call.limits.silence", "0 s for never, or 1 s at least");
        }
        Duration duration = settings.duration("call.limits.duration", Duration.ZERO, ofDays(1));
        Duration warning = settings.duration("call.limits.warning", Duration.ZERO, ofHours(1));
        if (!duration.isZero() && warning.compareTo(duration) >= 0) {
            settings.refuse("call.limits.warning", "less than call.limits.duration");
        }
        return new Config.Limits(
                silence,
                duration,
                warning,
                settings.whole("call.limits.tokens", 0, 100_000_000),
                settings.whole("call.limits.turns", 0, 1_000));
    }

    private Optional<Config.EchoGate> echoGate() {
        Duration window = settings.duration("call.echo-gate.window", ofMillis(20), ofSeconds(2));
        return settings.decibels("call.echo-gate.margin", 3, 40).map(margin -> new Config.EchoGate(margin, window));
    }

    Config.Tools tools() {
        return new Config.Tools(
                settings.whole("tools.threads", 1, 64),
                settings.whole("tools.running", 1, 100_000),
                settings.whole("tools.running-per-call", 1, 100),
                settings.duration("tools.deadline", ofSeconds(1), ofSeconds(120)),
                settings.list("tools.disabled", "a function's name", name -> name.matches("[A-Za-z0-9_-]{1,64}")),
                timeZone());
    }

    private ZoneId timeZone() {
        String expected = "a zone of the tz database, such as America/Mexico_City";
        return settings.optional("tools.time-zone", expected, ConfigReader::isZone)
                .map(ZoneId::of)
                .orElseGet(ZoneId::systemDefault);
    }

    private Connecting connecting() {
        return new Connecting(
                settings.choice("connecting.sound", Connecting.Sound.class),
                recording("connecting.recording"),
                settings.duration("connecting.after", ofMillis(100), ofSeconds(10)));
    }

    private Waiting waiting() {
        return new Waiting(
                settings.choice("waiting.filler", Waiting.Filler.class),
                settings.duration("waiting.after", ofMillis(100), ofSeconds(10)),
                recording("waiting.recording"),
                settings.text("waiting.words", "a text", text -> true),
                settings.flag("waiting.tone"),
                settings.duration("waiting.answer-lead", Duration.ZERO, ofSeconds(600)),
                settings.duration("waiting.mute-timeout", ofMillis(500), ofSeconds(60)));
    }

    Config.MikroTik mikrotik() {
        String timeout = "mikrotik.question-timeout";
        Duration question = settings.duration(timeout, ofSeconds(1), ofSeconds(30));
        if (!question.equals(ofSeconds(question.toSeconds()))) {
            settings.refuse(timeout, "whole seconds");
        }
        return new Config.MikroTik(
                settings.flag("mikrotik.enabled"),
                settings.read("mikrotik.url", MikroTikUrl.EXPECTED, NOWHERE, MikroTikUrl::parse),
                question,
                settings.duration("mikrotik.freshness", Duration.ZERO, ofSeconds(60)),
                new Breaker(
                        settings.whole("mikrotik.breaker.failures", 1, 100),
                        settings.duration("mikrotik.breaker.pause", ofMillis(100), ofSeconds(600))),
                new Config.Answers(
                        settings.flag("mikrotik.answers.spoken"),
                        settings.whole("mikrotik.answers.limit", 200, 20_000)));
    }

    private Optional<Config.Ari> ari() {
        int port = settings.whole("ari.port", Ports.FIRST, Ports.LAST);
        Optional<String> host = settings.optional("ari.host", "a host's name or address", ConfigReader::isHost);
        Optional<String> user = settings.optional(
                "ari.user",
                "a user's name without : and control characters",
                name -> isPrintable(name) && !name.contains(":"));
        Optional<String> password =
                settings.optional("ari.password", "no control characters", ConfigReader::isPrintable);
        return host.flatMap(h -> user.flatMap(u -> password.map(p -> new Config.Ari(h, port, u, new Secret(p)))));
    }

    private Config.Caller caller() {
        return new Config.Caller(
                settings.duration("caller.longest-wait", Duration.ZERO, ofSeconds(3)), settings.flag("caller.masked"));
    }

    Optional<Records> records() {
        int days = settings.whole("records.days", 0, 3_650);
        boolean transcript = settings.flag("records.transcript");
        return file("records.file").map(file -> new Records(file, days, transcript));
    }

    private Optional<AudioRecords> audioRecords() {
        int days = settings.whole("records.audio.days", 0, 3_650);
        return file("records.audio.directory").map(directory -> new AudioRecords(directory, days));
    }

    private Optional<Path> file(String key) {
        return settings.optional(key, "a file's path without %, in letters that the locale has", ConfigReader::isPath)
                .map(directory::resolve);
    }

    private static boolean isHost(String text) {
        boolean isName =
                text.matches("[A-Za-z0-9._-]+") && URI.create("http://" + text).getHost() != null;
        return isName || NetUtil.isValidIpV6Address(text);
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isZone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text);
    }

    /** A % would have a meaning in the names of the rolled files. */
    private static boolean isPath(String text) {
        try {
            return !text.contains("%") && !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
