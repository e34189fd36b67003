package inboundcalls.http;

import static java.util.Objects.requireNonNull;

/**
 * What a server answered; redirects are not followed.
 *
 * @param body decoded as UTF-8, empty when there was none
 */
public record HttpAnswer(int status, String body) {
    public HttpAnswer {
        requireNonNull(body);
    }
}
