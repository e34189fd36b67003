package inboundcalls.admin;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A file of the panel, out of the jar. The browser takes nothing from elsewhere, and runs no script but the panel's own. Immutable. */
final class PanelFile implements Page {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Answer answer;

    PanelFile(String name, String contentType) {
        this.answer = new Answer(
                HttpResponseStatus.OK,
                contentType + "; charset=utf-8",
                read(name),
                Map.of("content-security-policy", POLICY, "referrer-policy", "no-referrer"));
    }

    @Override
    public Future<Answer> answer(QueryStringDecoder query, EventLoop loop) {
        return loop.newSucceededFuture(answer);
    }

    private static byte[] read(String name) {
        try (InputStream in = PanelFile.class.getResourceAsStream("/panel/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
