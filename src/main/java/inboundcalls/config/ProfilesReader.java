package inboundcalls.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the assistants out of the settings. */
final class ProfilesReader {
    private static final String NUMBER = "a telephone number in quotes, as the dialplan has it";
    private static final String TOOL = "a tool's name, or \"*\" for all of them";
    private static final String PIN = "4 to 12 digits in quotes, such as ${NAME} of the environment";

    private final Settings settings;
    private final Path directory;
    private final Config.Realtime realtime;
    /** By number: the name of the first profile that has it. */
    private final Map<String, String> taken = new HashMap<>();

    /** @param realtime what the profiles change some of */
    ProfilesReader(Settings settings, Path directory, Config.Realtime realtime) {
        this.settings = settings;
        this.directory = directory;
        this.realtime = realtime;
    }

    Profiles read() {
        List<Profile> others = settings.profiles().stream()
                .filter(name -> !name.equals(Profile.USUAL))
                .map(this::profile)
                .toList();
        return new Profiles(profile(Profile.USUAL), others);
    }

    private Profile profile(String name) {
        return new Profile(name, realtime(name), dialled(name), tools(name, "tools"), limits(name));
    }

    private Config.Realtime realtime(String name) {
        String greeting = key(name, "greeting");
        return realtime.with(
                settings.optional(key(name, "voice"), RealtimeReader.VOICE, RealtimeReader::isVoice)
                        .orElse(realtime.voice()),
                instructions(key(name, "instructions-file")),
                settings.optional(greeting, "a text", text -> true).orElse(realtime.greeting()));
    }

    private String instructions(String key) {
        return settings.isUnset(key)
                ? realtime.instructions()
                : settings.read(key, Instructions.EXPECTED, "", file -> Instructions.read(directory, file));
    }

    private List<String> dialled(String name) {
        String key = key(name, "dialled");
        List<String> numbers = settings.list(key, NUMBER, ProfilesReader::isNumber);
        if (numbers.isEmpty() != name.equals(Profile.USUAL)) {
            settings.refuse(key, numbers.isEmpty() ? "a number at least" : "no number: it takes the calls of no other");
        }
        for (String number : numbers) {
            String first = taken.putIfAbsent(number, name);
            if (first != null) {
                settings.refuse(key, "each number once: " + Shown.text(number) + " is of " + first + " already");
            }
        }
        return numbers;
    }

    private ToolNames tools(String name, String key) {
        return new ToolNames(settings.list(key(name, key), TOOL, ProfilesReader::isTool));
    }

    private Profile.Limits limits(String name) {
        List<String> callers = settings.list(key(name, "callers"), NUMBER, ProfilesReader::isNumber);
        Optional<Secret> pin = settings.optional(key(name, "pin"), PIN, text -> text.matches("[0-9]{4,12}"))
                .map(Secret::new);
        ToolNames tools = tools(name, "limited-tools");
        boolean limited = !callers.isEmpty() || !settings.isUnset(key(name, "pin"));
        if (!limited && !tools.single().isEmpty()) {
            settings.refuse(key(name, "limited-tools"), "callers or a pin beside it, without which nothing is limited");
        }
        return new Profile.Limits(limited ? tools : ToolNames.NONE, callers, pin);
    }

    private static String key(String name, String key) {
        return Settings.PROFILES + "." + name + "." + key;
    }

    private static boolean isNumber(String text) {
        return text.matches("[+0-9A-Za-z*#._-]{1,40}");
    }

    private static boolean isTool(String text) {
        return text.equals("*") || text.matches("[A-Za-z0-9_-]{1,64}");
    }
}
