package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * So many answers in a row to nothing, and the call has to end: nobody pays for a model that converses with hold music. What counts for a caller
 * is words that were transcribed and that were not said in the same way before, since announcements come again and again, or a function call.
 * Lives on the call's event loop.
 */
final class TurnLimit {
    static final String GOODBYE =
            "No se ha entendido nada de lo que llega por la línea y la llamada se cuelga. Dilo en español en una sola frase corta, di que pueden volver a llamar, y despídete. No uses ninguna función.";
    private static final int REMEMBERED = 64;

    private final int limit;
    private final Closing closing;
    private final Set<String> said = new LinkedHashSet<>();
    private int turns;

    /** {@code limit}: zero for none. */
    TurnLimit(int limit, Closing closing) {
        this.limit = limit;
        this.closing = requireNonNull(closing);
    }

    /** The model begins to speak. */
    void onResponse(long now) {
        turns++;
        if (limit > 0 && turns >= limit) {
            closing.begin(now);
        }
    }

    /** All that the caller said in one go; it comes before, while or after the model answers it. */
    void onWords(String words) {
        String plain = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        if (!plain.isEmpty() && said.add(plain)) {
            forgetOldest();
            onSense();
        }
    }

    /** A function call, a key, or words that will not be told: somebody wants something. */
    void onSense() {
        turns = 0;
        closing.cancel();
    }

    private void forgetOldest() {
        if (said.size() > REMEMBERED) {
            said.remove(said.iterator().next());
        }
    }
}
