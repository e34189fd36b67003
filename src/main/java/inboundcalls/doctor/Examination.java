package inboundcalls.doctor;

import inboundcalls.net.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs checks at the same time, and tells them in their order. None can hold up the rest for longer than its limit. */
final class Examination {
    private final Executor threads;

    /** {@code threads}: one for each check that blocks; what hangs in them must not keep the process. */
    Examination(Executor threads) {
        this.threads = threads;
    }

    /** Blocks until the last line has been told. */
    List<Finding> run(List<Check> checks, Consumer<String> lines) {
        Map<String, CompletableFuture<Finding>> running = new LinkedHashMap<>();
        for (Check check : checks) {
            running.put(check.name(), start(check, running));
        }
        List<Finding> findings = new ArrayList<>();
        running.forEach((name, finding) -> {
            findings.add(finding.join());
            lines.accept(finding.join().line(name));
        });
        return findings;
    }

    private CompletableFuture<Finding> start(Check check, Map<String, CompletableFuture<Finding>> earlier) {
        if (check.needs().isEmpty()) {
            return attempt(check);
        }
        String needed = check.needs().get();
        return earlier.get(needed)
                .thenCompose(finding -> finding.isPassed()
                        ? attempt(check)
                        : CompletableFuture.completedFuture(Finding.skipped("primero, «" + needed + "»")));
    }

    private CompletableFuture<Finding> attempt(Check check) {
        String slow = "sin respuesta en " + check.limit().toSeconds() + " s";
        return CompletableFuture.supplyAsync(() -> attempted(check), threads)
                .completeOnTimeout(
                        Finding.bad(slow, "revisa la red y el disco, y prueba otra vez."),
                        check.limit().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static Finding attempted(Check check) {
        try {
            return check.attempt().call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (Exception e) {
            return Finding.bad("no se pudo comprobar (" + Reason.of(e) + ")", "revisa los ajustes de que se trata.");
        }
    }
}
