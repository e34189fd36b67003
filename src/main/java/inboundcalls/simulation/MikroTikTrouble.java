package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the simulated MikroTik API fails, and how.
 *
 * @param place {@code /health}, words of a question, or nothing for an empty question; absent: every question
 */
public record MikroTikTrouble(MikroTikFault fault, Optional<String> place) {
    private static final List<MikroTikFault> FAULTS =
            List.of(MikroTikFault.values()).subList(1, MikroTikFault.values().length);

    public MikroTikTrouble {
        requireNonNull(fault);
        requireNonNull(place);
    }

    static MikroTikTrouble everywhere(MikroTikFault fault) {
        return new MikroTikTrouble(fault, Optional.empty());
    }

    /**
     * {@code drop}, {@code drop@/health}, {@code status-500@router-146}; with an {@code @} alone at an empty question.
     *
     * @throws IllegalArgumentException with the faults that there are
     */
    public static MikroTikTrouble parse(String text) {
        String[] parts = text.split("@", 2);
        MikroTikFault fault = FAULTS.stream()
                .filter(one -> one.toString().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault: " + parts[0] + " (expected: one of " + FAULTS
                        + ", perhaps with @/health or @WORDS of a question)"));
        return new MikroTikTrouble(fault, Arrays.stream(parts).skip(1).findFirst());
    }

    boolean isAt(MikroTikRequest request) {
        if (!request.path().equals(MikroTikEndpoints.QUERY)) {
            return place.equals(Optional.of(request.path()));
        }
        return place.map(words -> words.isEmpty()
                        ? request.question().isBlank()
                        : request.question().contains(words))
                .orElse(true);
    }
}
