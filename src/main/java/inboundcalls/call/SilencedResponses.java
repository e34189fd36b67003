package inboundcalls.call;

import java.util.LinkedHashSet;
import java.util.Set;

/** The responses, and items of them, whose sound is not wanted any more, though some of it may still come. Remembers the last few. */
final class SilencedResponses {
    private static final int REMEMBERED = 32;

    private final Set<String> ids = new LinkedHashSet<>();

    void add(String id) {
        if (!id.isEmpty() && ids.add(id) && ids.size() > REMEMBERED) {
            ids.remove(ids.iterator().next());
        }
    }

    boolean contains(String id) {
        return ids.contains(id);
    }
}
