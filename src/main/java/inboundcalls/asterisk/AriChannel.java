package inboundcalls.asterisk;

import static java.util.Objects.requireNonNull;

/**
 * A channel as Asterisk lists it. What Asterisk did not tell is an empty text.
 *
 * @param id by which ARI knows it
 * @param name {@code PJSIP/trunk-00000001}; through the channel driver {@code AudioSocket/HOST:PORT-UUID}
 * @param connected whom it speaks with; through the channel driver this is the caller
 * @param creationTime ISO 8601, with the zone as {@code +0000}
 */
public record AriChannel(
        String id,
        String name,
        Party caller,
        Party connected,
        Dialplan dialplan,
        String creationTime,
        String language) {
    public AriChannel {
        requireNonNull(id);
        requireNonNull(name);
        requireNonNull(caller);
        requireNonNull(connected);
        requireNonNull(dialplan);
        requireNonNull(creationTime);
        requireNonNull(language);
    }

    /** Who is at one end. Both can be forged. */
    public record Party(String number, String name) {
        public Party {
            requireNonNull(number);
            requireNonNull(name);
        }
    }

    /**
     * Where in the dialplan it is.
     *
     * @param exten the number dialled, unless the dialplan went elsewhere
     * @param appData of {@code AudioSocket}: {@code UUID,HOST:PORT}
     */
    public record Dialplan(String context, String exten, String appName, String appData) {
        public Dialplan {
            requireNonNull(context);
            requireNonNull(exten);
            requireNonNull(appName);
            requireNonNull(appData);
        }
    }
}
