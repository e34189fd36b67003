package inboundcalls.config;

import static java.util.Objects.requireNonNull;

/** A value that may be used, but never shown: its {@code toString} tells only the length. */
public record Secret(String value) {
    public Secret {
        requireNonNull(value);
    }

    @Override
    public String toString() {
        return "(" + value.length() + " characters)";
    }
}
