package inboundcalls.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.http.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that tells noon. */
final class ClockCheckIT {
    private static final String NOON =
            "HTTP/1.1 401 Unauthorized\r\nDate: Tue, 01 Dec 2026 12:00:00 GMT\r\nContent-Length: 0\r\n\r\n";

    @ParameterizedTest
    @CsvSource({
        "12:00:30, GOOD, a menos de 30 s del de 127.0.0.1",
        "11:59:30, GOOD, a menos de 30 s del de 127.0.0.1",
        "12:00:31, WARNING, adelanta 31 s frente al de 127.0.0.1",
        "11:00:00, WARNING, atrasa 3600 s frente al de 127.0.0.1"
    })
    void saysHowFarThisMachinesClockIsOff(String time, Finding.Sign sign, String text) throws Exception {
        try (RawPeer server = new RawPeer(RawPeer.saying(NOON))) {
            Finding finding = at(time).compare(List.of(server.url("/")));
            assertEquals(sign, finding.sign());
            assertEquals(text, finding.text());
        }
    }

    @Test
    void asksTheNextWhenOneDoesNotTellTheTime() throws Exception {
        try (RawPeer silent =
                        new RawPeer(RawPeer.saying("HTTP/1.1 200 OK\r\nDate: ayer\r\nContent-Length: 0\r\n\r\n"));
                RawPeer server = new RawPeer(RawPeer.saying(NOON))) {
            Finding finding = at("12:00:00").compare(List.of(silent.url("/"), server.url("/")));
            assertEquals(Finding.Sign.GOOD, finding.sign());
        }
    }

    @Test
    void isSkippedWhenNobodyTellsTheTime() throws InterruptedException, IOException {
        URI gone;
        try (RawPeer server = new RawPeer(RawPeer.saying(NOON))) {
            gone = server.url("/");
        }
        assertEquals(Finding.Sign.SKIPPED, at("12:00:00").compare(List.of(gone)).sign());
    }

    private static ClockCheck at(String time) {
        return new ClockCheck(Clock.fixed(Instant.parse("2026-12-01T" + time + "Z"), ZoneOffset.UTC));
    }
}
