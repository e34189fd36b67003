package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://api.example/v1/realtime",
                "wss://127.0.0.1/",
                "ws://localhost:1",
                "ws://LOCALHOST/",
                "ws://127.1.2.3/",
                "ws://[::1]:8080/x",
                "WSS://api.example:65535"
            })
    void takesTheKeyOverTlsOrStaysOnTheHost(String url) {
        assertTrue(RealtimeUrl.parse(url).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://api.example/",
                "ws://localhost.example/",
                "ws://127.0.0.1.example/",
                "ws://10.0.0.1/",
                "ws://0.0.0.0/",
                "http://localhost/",
                "https://api.example/",
                "wss:///path",
                "wss:api",
                "api.example",
                "wss://user@host/",
                "wss://host/#x",
                "wss://host:0/",
                "wss://host:65536/",
                "wss://a b/"
            })
    void refusesEverythingElse(String url) {
        assertTrue(RealtimeUrl.parse(url).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "wss://h/p, wss://h/p?model=m",
        "wss://h, wss://h?model=m",
        "wss://h/p?, wss://h/p?model=m",
        "wss://h/p?a=b, wss://h/p?a=b&model=m",
        "wss://h/p?supermodel=b, wss://h/p?supermodel=b&model=m",
        "wss://h/p?a=b&model=other, wss://h/p?a=b&model=other",
    })
    void addsTheModelUnlessThereIsOne(String given, String complete) {
        assertEquals(URI.create(complete), RealtimeUrl.withModel(URI.create(given), "m"));
    }

    @Test
    void escapesTheModel() {
        URI url = RealtimeUrl.withModel(URI.create("wss://h/"), "a&b");
        assertEquals("wss://h/?model=a%26b", url.toString());
        assertEquals("a&b", RealtimeUrl.model(url).orElseThrow());
    }
}
