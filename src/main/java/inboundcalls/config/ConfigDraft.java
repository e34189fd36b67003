package inboundcalls.config;

import java.util.List;
import java.util.Set;

/**
 * Settings that may be wrong in part.
 *
 * @param config what is wrong in it has some value; ask {@link #isRight} first
 * @param sections that there are
 */
public record ConfigDraft(Config config, List<ConfigProblem> problems, Set<String> sections) {
    public ConfigDraft {
        problems = List.copyOf(problems);
        sections = Set.copyOf(sections);
    }

    /** What cannot be told to belong to another section, such as a file that is no HOCON, spoils them all. */
    public boolean isRight(String section) {
        return problems.stream()
                .allMatch(
                        problem -> sections.stream().anyMatch(other -> !other.equals(section) && isOf(other, problem)));
    }

    private static boolean isOf(String section, ConfigProblem problem) {
        return problem.where().startsWith(Settings.ROOT + "." + section + ".");
    }
}
