package inboundcalls.config;

import java.util.List;
import java.util.stream.Stream;

/** The assistants: {@code usual} takes the calls to numbers that none of the others has. */
public record Profiles(Profile usual, List<Profile> others) {
    public Profiles {
        others = List.copyOf(others);
    }

    /** Whose number was dialled. */
    public Profile of(String dialled) {
        return others.stream()
                .filter(profile -> profile.dialled().contains(dialled))
                .findFirst()
                .orElse(usual);
    }

    public Stream<Profile> all() {
        return Stream.concat(Stream.of(usual), others.stream());
    }
}
