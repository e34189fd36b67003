package inboundcalls.command;

import inboundcalls.http.HttpClient;
import inboundcalls.mikrotik.MikroTikAnswer;
import inboundcalls.mikrotik.MikroTikApiClient;
import inboundcalls.net.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the MikroTik API how it is and some questions; tells what to do about what fails. */
@Command(
        name = "check-mikrotik",
        description = "Asks the MikroTik API how it is, and one question or more; exits with 1 when something fails.")
public final class CheckMikroTik implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:MIKROTIK_API_URL:-http://10.0.0.9:5050}",
            description = "The API (env: MIKROTIK_API_URL; now: ${DEFAULT-VALUE}).")
    private URI url;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "What the API is given for an answer, 1 to 30 (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Parameters(
            paramLabel = "QUESTION",
            arity = "0..*",
            defaultValue = "¿Qué routers están configurados?",
            description = "In natural language (default: ${DEFAULT-VALUE}).")
    private List<String> questions;

    private final Set<MikroTikAnswer.Kind> problems = new LinkedHashSet<>();

    @Override
    public Integer call() {
        EventLoopGroup group = Transport.available().group(1, "check-mikrotik");
        try {
            check(client(), group.next());
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        }
        problems.forEach(problem -> print("   Qué hacer: " + new MikroTikAdvice(url).about(problem)));
        return problems.isEmpty() ? 0 : 1;
    }

    private MikroTikApiClient client() {
        if (timeoutSeconds < 1 || timeoutSeconds > 30) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout: " + timeoutSeconds + " (expected: 1 to 30 seconds)");
        }
        HttpClient http = new HttpClient(Transport.available(), MikroTikApiClient.BODY_LIMIT_BYTES);
        try {
            return new MikroTikApiClient(http, url, Duration.ofSeconds(timeoutSeconds));
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), "--url: " + url + " (expected: http://host:port)");
        }
    }

    private void check(MikroTikApiClient api, EventLoop loop) {
        report("Estado de " + url, () -> api.checkHealth(loop));
        for (String question : questions) {
            report(question, () -> api.query(loop, question));
        }
    }

    private void report(String what, Supplier<Future<MikroTikAnswer>> asking) {
        long start = System.nanoTime();
        MikroTikAnswer answer = asking.get().syncUninterruptibly().getNow();
        double seconds = (System.nanoTime() - start) / 1e9;
        print(String.format(
                Locale.ROOT, "%s %s (%.1f s): %s", answer.success() ? "✅" : "❌", what, seconds, answer.text()));
        if (!answer.success()) {
            problems.add(answer.kind());
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
