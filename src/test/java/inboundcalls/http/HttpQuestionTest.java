package inboundcalls.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.FullHttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpQuestionTest {
    @ParameterizedTest
    @CsvSource({
        "http://example.test, example.test, 80, /, example.test",
        "https://example.test/, example.test, 443, /, example.test",
        "HTTP://example.test:81/a/b?c=d%20e, example.test, 81, /a/b?c=d%20e, example.test:81",
        "http://[::1]:5050/x, ::1, 5050, /x, [::1]:5050",
        "http://10.0.0.9:5050/añ?q=ñ, 10.0.0.9, 5050, /a%C3%B1?q=%C3%B1, 10.0.0.9:5050"
    })
    void asksTheRightServerForTheRightThing(URI url, String host, int port, String target, String header) {
        HttpQuestion question = HttpQuestion.get(url);
        assertEquals(host, question.host());
        assertEquals(port, question.port());
        assertEquals(target, question.toRequest().uri());
        assertEquals(header, question.toRequest().headers().get("Host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.test", "10.0.0.9/query", "http:/query", "//example.test/x", "mailto:a@b"})
    void refusesWhatIsNotHttp(String url) {
        assertThrows(IllegalArgumentException.class, () -> HttpQuestion.get(URI.create(url)));
    }

    @Test
    void countsTheBodyInBytes() {
        FullHttpRequest request = HttpQuestion.postJson(URI.create("http://example.test"), "\"¿ñ?\"")
                .toRequest();
        assertEquals("7", request.headers().get("Content-Length"));
        assertEquals("\"¿ñ?\"", request.content().toString(StandardCharsets.UTF_8));
        assertEquals("application/json", request.headers().get("Content-Type"));
        assertEquals("close", request.headers().get("Connection"));
    }

    @Test
    void saysTheLengthOfAnEmptyBodyButForAGet() {
        URI url = URI.create("http://example.test");
        assertNull(HttpQuestion.get(url).toRequest().headers().get("Content-Length"));
        HttpQuestion post = new HttpQuestion("POST", url, Map.of("Authorization", "Basic eDp5"), "");
        assertEquals("0", post.toRequest().headers().get("Content-Length"));
        assertEquals("Basic eDp5", post.toRequest().headers().get("Authorization"));
    }

    @Test
    void refusesAHeaderThatWouldBreakOutOfItsLine() {
        HttpQuestion question =
                new HttpQuestion("GET", URI.create("http://example.test"), Map.of("X", "a\r\nY: b"), "");
        assertThrows(IllegalArgumentException.class, question::toRequest);
    }

    @Test
    void knowsWhichUrlsItCanAsk() {
        assertTrue(HttpQuestion.isHttp(URI.create("https://example.test")));
        assertFalse(HttpQuestion.isHttp(URI.create("example.test")));
    }
}
