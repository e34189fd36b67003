package inboundcalls.config;

import static java.util.Comparator.comparingInt;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The keys that there are. Holds one file to them. */
final class KnownKeys {
    private static final List<String> PROFILES = List.of(Settings.ROOT, Settings.PROFILES);

    private final ConfigObject known;
    private final List<ConfigProblem> problems;
    private final Set<String> names = new TreeSet<>();
    private final List<String> misused = new ArrayList<>();

    /** {@code defaults} has every key; in a section that is empty there the keys are the operator's own. Problems tell keys, never values. */
    KnownKeys(ConfigObject defaults, List<ConfigProblem> problems) {
        this.known = defaults;
        this.problems = problems;
        collect(defaults, List.of());
    }

    /** Notes what does not exist, and returns the paths that hold a value for a section or the reverse: they cannot be merged. */
    List<String> check(ConfigObject given) {
        walk(given, known, List.of());
        return misused;
    }

    private void walk(ConfigObject given, ConfigObject defaults, List<String> parents) {
        given.forEach((key, value) -> {
            List<String> path = append(parents, key);
            if (defaults.containsKey(key)) {
                compare(value, defaults.get(key), path);
            } else if (parents.equals(PROFILES)) {
                compare(value, profile(defaults, path), path);
            } else {
                problems.add(unknown(path, value));
            }
        });
    }

    /** A profile may have any name, and what the usual one has. */
    private ConfigValue profile(ConfigObject profiles, List<String> path) {
        ConfigObject usual = (ConfigObject) profiles.get(Profile.USUAL);
        collect(usual, path);
        return usual;
    }

    private void compare(ConfigValue value, ConfigValue counterpart, List<String> path) {
        if (value instanceof ConfigObject given && counterpart instanceof ConfigObject section) {
            if (!section.isEmpty()) {
                walk(given, section, path);
            }
        } else if (value instanceof ConfigObject) {
            misuse(path, value, "a section", "a value");
        } else if (counterpart instanceof ConfigObject) {
            misuse(path, value, "not a section", "{ key = value, … }");
        }
    }

    private void misuse(List<String> path, ConfigValue value, String actual, String expected) {
        problems.add(new ConfigProblem(where(path, value), actual, expected));
        misused.add(ConfigUtil.joinPath(path));
    }

    private ConfigProblem unknown(List<String> path, ConfigValue value) {
        return new ConfigProblem(where(path, value), "unknown key", "a known one, the nearest is " + nearest(path));
    }

    /** The setting that the environment calls by this name, else the one whose whole or last name differs least. */
    private String nearest(List<String> path) {
        String last = path.get(path.size() - 1);
        return EnvironmentVariable.named(last)
                .map(variable -> Settings.ROOT + "." + variable.key())
                .orElseGet(() -> names.stream()
                        .min(comparingInt((String name) -> distance(String.join(".", path), last, name))
                                .thenComparingInt(String::length))
                        .orElseThrow());
    }

    private static int distance(String path, String last, String name) {
        int whole = EditDistance.between(path, name);
        int end = EditDistance.between(last, name.substring(name.lastIndexOf('.') + 1));
        return Math.min(whole, end + 1);
    }

    private static String where(List<String> path, ConfigValue value) {
        String key = ConfigUtil.joinPath(path);
        String shown = Shown.mayHoldSecret(key) ? Shown.length(key) : key;
        return shown + " [" + value.origin().description() + "]";
    }

    private void collect(ConfigObject section, List<String> parents) {
        section.forEach((key, value) -> {
            List<String> path = append(parents, key);
            names.add(String.join(".", path));
            if (value instanceof ConfigObject inner) {
                collect(inner, path);
            }
        });
    }

    private static List<String> append(List<String> parents, String key) {
        List<String> path = new ArrayList<>(parents);
        path.add(key);
        return path;
    }
}
