package inboundcalls.doctor;

import inboundcalls.net.Reason;
import java.util.ArrayList;
import java.util.HashMap;
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
        Map<Check, CompletableFuture<Finding>> running = new HashMap<>();
        checks.forEach(check -> start(check, running));
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            Finding finding = running.get(check).join();
            findings.add(finding);
            lines.accept(finding.line(check.name()));
        }
        return findings;
    }

    /** What it needs first, wherever that stands in the order. */
    private CompletableFuture<Finding> start(Check check, Map<Check, CompletableFuture<Finding>> running) {
        CompletableFuture<Finding> started = running.get(check);
        if (started == null) {
            started = check.needs()
                    .map(needed -> start(needed, running).thenCompose(finding -> follow(check, needed, finding)))
                    .orElseGet(() -> attempt(check));
            running.put(check, started);
        }
        return started;
    }

    private CompletableFuture<Finding> follow(Check check, Check needed, Finding finding) {
        return finding.isPassed()
                ? attempt(check)
                : CompletableFuture.completedFuture(Finding.skipped("primero, «" + needed.name() + "»"));
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
