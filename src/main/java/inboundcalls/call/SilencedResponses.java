package inboundcalls.call;

import java.util.LinkedHashSet;
import java.util.Set;

/** The responses whose sound is not wanted any more, though some of it may still come. Remembers the last few. */
final class SilencedResponses {
    private static final int REMEMBERED = 16;

    private final Set<String> ids = new LinkedHashSet<>();

    void add(String responseId) {
        if (!responseId.isEmpty() && ids.add(responseId) && ids.size() > REMEMBERED) {
            ids.remove(ids.iterator().next());
        }
    }

    boolean contains(String responseId) {
        return ids.contains(responseId);
    }
}
