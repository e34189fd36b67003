package inboundcalls.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExaminationTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void tellsInTheirOrderThoughTheLastIsReadyFirst() {
        CountDownLatch lastIsReady = new CountDownLatch(1);
        Check first = Check.of("Uno", () -> {
            lastIsReady.await();
            return Finding.good("1");
        });
        Check last = Check.of("Dos", () -> {
            lastIsReady.countDown();
            return Finding.good("2");
        });
        run(first, last);
        assertEquals(List.of("✓ Uno: 1", "✓ Dos: 2"), lines);
    }

    @Test
    void givesUpWhatTakesTooLong() {
        Check endless = Check.of("Uno", () -> {
                    new CountDownLatch(1).await();
                    return Finding.good("never");
                })
                .within(Duration.ofMillis(1));
        run(endless, Check.of("Dos", () -> Finding.good("2")));
        assertEquals(
                List.of(
                        "✗ Uno: sin respuesta en 0 s. Qué hacer: revisa la red y el disco, y prueba otra vez.",
                        "✓ Dos: 2"),
                lines);
    }

    @Test
    void skipsWhatNeedsAFailedCheckAndWhatNeedsThat() {
        AtomicInteger tries = new AtomicInteger();
        Check failed = Check.of("Uno", () -> Finding.bad("no", "algo"));
        Check second = Check.after(failed, "Dos", () -> Finding.good("" + tries.incrementAndGet()));
        Check third = Check.after(second, "Tres", () -> Finding.good("" + tries.incrementAndGet()));
        run(failed, second, third);
        assertEquals(
                List.of(
                        "✗ Uno: no. Qué hacer: algo",
                        "– Dos: omitido: primero, «Uno»",
                        "– Tres: omitido: primero, «Dos»"),
                lines);
        assertEquals(0, tries.get());
    }

    @Test
    void goesOnAfterAWarningWhereverItStandsAndTriesItOnce() {
        AtomicInteger tries = new AtomicInteger();
        Check warned = Check.of("Uno", () -> Finding.warning("lento " + tries.incrementAndGet(), "mira"));
        run(Check.after(warned, "Dos", () -> Finding.good("2")), warned);
        assertEquals(List.of("✓ Dos: 2", "⚠ Uno: lento 1. Qué hacer: mira"), lines);
    }

    @Test
    void takesWhatACheckThrowsForAFinding() {
        Check throwing = Check.of("Uno", () -> {
            throw new IOException("line one\nand two");
        });
        run(throwing, Check.of("Dos", () -> Finding.good("2")));
        assertEquals(
                List.of(
                        "✗ Uno: no se pudo comprobar (line one and two). Qué hacer: revisa los ajustes de que se trata.",
                        "✓ Dos: 2"),
                lines);
    }

    private void run(Check... checks) {
        new Examination(threads).run(List.of(checks), lines::add);
    }
}
