package inboundcalls.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Compares this machine's time with what others write into the {@code Date} of their answers. */
final class ClockCheck {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    ClockCheck(Clock clock) {
        this.clock = clock;
    }

    /** The first of {@code others} that tells the time counts. */
    Finding compare(List<URI> others) throws InterruptedException {
        for (URI other : others) {
            Optional<Duration> ahead = ahead(other);
            if (ahead.isPresent()) {
                return judge(ahead.get().toSeconds(), other.getHost());
            }
        }
        return Finding.skipped("nadie da la hora para comparar");
    }

    private static Finding judge(long seconds, String host) {
        if (Math.abs(seconds) <= TOLERANCE.toSeconds()) {
            return Finding.good("a menos de " + TOLERANCE.toSeconds() + " s del de " + host);
        }
        String way = seconds > 0 ? "adelanta " : "atrasa ";
        return Finding.warning(
                way + Math.abs(seconds) + " s frente al de " + host, "sudo timedatectl set-ntp true; timedatectl");
    }

    private Optional<Duration> ahead(URI other) throws InterruptedException {
        try {
            HttpRequest question = HttpRequest.newBuilder(other).timeout(LIMIT).build();
            return http.send(question, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(theirs -> Duration.between(theirs.toInstant(), clock.instant()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
