package inboundcalls.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Typed access to the merged settings. What cannot be read is noted as a problem and answered with something harmless of the right type. */
final class Settings {
    /** Every key stands below it; methods here take the rest. */
    static final String ROOT = "inbound-calls";

    /** The section whose sections have names of the operator's. */
    static final String PROFILES = "profiles";

    private static final int MOST_MONEY = 1_000_000;
    private static final Set<String> SECRETS = Set.of("realtime.api-key", "ari.password", "admin.token");

    private final com.typesafe.config.Config merged;
    private final List<ConfigProblem> problems;

    Settings(com.typesafe.config.Config merged, List<ConfigProblem> problems) {
        this.merged = merged;
        this.problems = problems;
    }

    /** What {@code reader} makes of the text; empty, like no text at all, is a problem. */
    <T> T read(String key, String expected, T standIn, Function<String, Optional<T>> reader) {
        Optional<T> value = scalar(key).flatMap(reader);
        if (value.isEmpty()) {
            refuse(key, expected);
        }
        return value.orElse(standIn);
    }

    String text(String key, String expected, Predicate<String> right) {
        return read(key, expected, "", text -> Optional.of(text).filter(right));
    }

    /** The text when there is one that is right; none is no problem. */
    Optional<String> optional(String key, String expected, Predicate<String> right) {
        if (isUnset(key)) {
            return Optional.empty();
        }
        return Optional.of(text(key, expected, right)).filter(text -> !text.isEmpty());
    }

    int whole(String key, int from, int to) {
        String expected = "a whole number from " + from + " to " + to;
        return read(
                key,
                expected,
                from,
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf)
                        .filter(number -> from <= number && number <= to));
    }

    double fraction(String key) {
        return number(key, 1);
    }

    /** Of money. */
    double amount(String key) {
        return number(key, MOST_MONEY);
    }

    private double number(String key, int to) {
        return read(
                key,
                "a number from 0 to " + to,
                0.0,
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,9}(\\.[0-9]{1,20})?"))
                        .map(Double::valueOf)
                        .filter(number -> number <= to));
    }

    /** A level such as {@code -60 dB}; none when it is {@code off}. */
    Optional<Double> decibels(String key, int from, int to) {
        if (scalar(key).equals(Optional.of("off"))) {
            return Optional.empty();
        }
        String expected = "off, or a level from " + from + " dB to " + to + " dB";
        double level = read(
                key,
                expected,
                (double) from,
                text -> Optional.of(text)
                        .filter(decibels -> decibels.matches("-?[0-9]{1,3}(\\.[0-9]{1,9})? *dB"))
                        .map(decibels -> Double.valueOf(decibels.replaceAll(" *dB", "")))
                        .filter(number -> from <= number && number <= to));
        return Optional.of(level);
    }

    /** One of an enum's names, in small letters with dashes. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        E[] values = type.getEnumConstants();
        String names = Stream.of(values).map(Settings::name).collect(Collectors.joining(", "));
        return read(
                key,
                "one of " + names,
                values[0],
                text -> Stream.of(values)
                        .filter(value -> name(value).equals(text))
                        .findFirst());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean flag(String key) {
        return read(key, "true or false", false, Flag::parse);
    }

    Duration duration(String key, Duration from, Duration to) {
        String expected = "a time from " + shown(from) + " to " + shown(to) + ", such as " + shown(from);
        return read(
                key,
                expected,
                from,
                text -> parseDuration(text).filter(time -> time.compareTo(from) >= 0 && time.compareTo(to) <= 0));
    }

    /** Each element that is not right is a problem of its own. */
    List<String> list(String key, String expected, Predicate<String> right) {
        List<String> texts = new ArrayList<>();
        if (value(key).orElse(null) instanceof ConfigList elements) {
            for (ConfigValue element : elements) {
                scalar(element)
                        .filter(right)
                        .ifPresentOrElse(texts::add, () -> refuse(key, Optional.of(element), expected));
            }
        } else {
            refuse(key, "a list, each of it " + expected);
        }
        return List.copyOf(texts);
    }

    /** Their names, in a fixed order. One that cannot stand in a key is a problem, and left out. */
    List<String> profiles() {
        Set<String> names =
                new TreeSet<>(merged.getObject(ROOT + "." + PROFILES).keySet());
        names.removeIf(name -> !isName(name));
        return List.copyOf(names);
    }

    private boolean isName(String name) {
        boolean right = name.matches("[\\p{L}\\p{N}_-]{1,40}");
        if (!right) {
            problems.add(new ConfigProblem(
                    ROOT + "." + PROFILES, Shown.text(name), "a profile's name of letters, digits, - and _"));
        }
        return right;
    }

    /** The keys of what stands in a section whose keys are the operator's own, in the order of their letters. */
    List<String> keysIn(String section) {
        return merged.getObject(ROOT + "." + section).keySet().stream()
                .sorted()
                .map(name -> section + "." + ConfigUtil.joinPath(name))
                .toList();
    }

    boolean isUnset(String key) {
        return value(key).map(value -> value.unwrapped().toString().isBlank()).orElse(true);
    }

    void refuse(String key, String expected) {
        refuse(key, value(key), expected);
    }

    private void refuse(String key, Optional<ConfigValue> value, String expected) {
        problems.add(new ConfigProblem(where(key, value), shown(key, value), expected));
    }

    private Optional<ConfigValue> value(String key) {
        String path = ROOT + "." + key;
        return merged.hasPath(path) ? Optional.of(merged.getValue(path)) : Optional.empty();
    }

    private Optional<String> scalar(String key) {
        return value(key).flatMap(Settings::scalar).filter(text -> !text.isEmpty());
    }

    /** As it was written: 0100 is not 100. */
    private static Optional<String> scalar(ConfigValue value) {
        boolean composite = value instanceof ConfigObject || value instanceof ConfigList;
        return composite || value.unwrapped() == null
                ? Optional.empty()
                : Optional.of(value.atKey("value").getString("value").strip());
    }

    private String where(String key, Optional<ConfigValue> value) {
        Optional<String> origin = isUnset(key)
                ? EnvironmentVariable.ofKey(key).map(EnvironmentVariable::name)
                : value.map(found -> found.origin().description());
        return ROOT + "." + key + origin.map(text -> " [" + text + "]").orElse("");
    }

    private String shown(String key, Optional<ConfigValue> value) {
        if (isUnset(key)) {
            return "not set";
        }
        Optional<String> text = value.flatMap(Settings::scalar);
        Function<String, String> form = isSecret(key) ? Shown::length : Shown::text;
        return text.map(form).orElse("a list");
    }

    static boolean isSecret(String key) {
        return SECRETS.contains(key) || (key.startsWith(PROFILES) && key.endsWith(".pin"));
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static Optional<Duration> parseDuration(String text) {
        try {
            return Optional.of(ConfigValueFactory.fromAnyRef(text).atKey("time").getDuration("time"));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }
}
