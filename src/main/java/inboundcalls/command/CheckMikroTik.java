package inboundcalls.command;

import inboundcalls.config.Config;
import inboundcalls.config.MikroTikUrl;
import inboundcalls.http.HttpClient;
import inboundcalls.mikrotik.ConsultarMikroTikTool;
import inboundcalls.mikrotik.MikroTikApiClient;
import inboundcalls.mikrotik.MikroTikCheck;
import inboundcalls.mikrotik.MikroTikFinding;
import inboundcalls.mikrotik.MikroTikSuite;
import inboundcalls.net.Transport;
import inboundcalls.tool.ToolDefinition;
import io.netty.channel.EventLoopGroup;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries everything that calls need of the MikroTik API; tells what to do about what fails. */
@Command(
        name = "check-mikrotik",
        description = {
            "Tries in eight checks everything that calls need of the MikroTik API, and says what to do about what fails.",
            "Takes the API's address from the settings as the server does (MIKROTIK_API_URL in the environment or in .env,"
                    + " conf/application.conf). Needs no OPENAI_API_KEY. Exit status 1 when a check fails."
        })
public final class CheckMikroTik implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--url", paramLabel = "URL", description = "Another API than that of the settings.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--router",
            paramLabel = "NAME",
            defaultValue = "router-146",
            description = "One that the API knows, for the question about a given router (default: ${DEFAULT-VALUE}).")
    private String router;

    @Override
    public Integer call() {
        Config.MikroTik settings = options.loadMikroTik();
        URI api = url.map(this::parsed).orElse(settings.url());
        print("API de MikroTik: " + api);
        EventLoopGroup group = Transport.available().group(1, "check-mikrotik");
        try {
            HttpClient http = new HttpClient(Transport.available(), MikroTikApiClient.BODY_LIMIT_BYTES);
            MikroTikSuite suite = new MikroTikSuite(http, group.next(), api, settings.questionTimeout());
            suite.warmUp();
            return conclude(attempt(suite.checks(router, definition(settings))));
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private URI parsed(String text) {
        try {
            return MikroTikUrl.of(text);
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), "--url: " + unusable.getMessage());
        }
    }

    /** As the server tells it to the model. */
    private Optional<ToolDefinition> definition(Config.MikroTik settings) {
        Set<String> disabled = Set.copyOf(options.loadTools().disabled());
        return Optional.of(ConsultarMikroTikTool.of(settings, Transport.available())
                        .definition())
                .filter(tool -> settings.enabled() && !disabled.contains(tool.name()));
    }

    private List<MikroTikFinding> attempt(List<MikroTikCheck> checks) {
        List<MikroTikFinding> findings = new ArrayList<>();
        for (MikroTikCheck check : checks) {
            long start = System.nanoTime();
            MikroTikFinding finding = check.attempt().get();
            double seconds = (System.nanoTime() - start) / 1e9;
            String sign = finding.good() ? "✅" : "❌";
            print(String.format(Locale.ROOT, "%s %s ... %.2f s: %s", sign, check.name(), seconds, finding.text()));
            findings.add(finding);
        }
        return findings;
    }

    private int conclude(List<MikroTikFinding> findings) {
        long passed = findings.stream().filter(MikroTikFinding::good).count();
        print(passed + "/" + findings.size() + " tests PASS");
        if (passed == findings.size()) {
            print("🎉 ¡Todos los tests pasaron! La integración está funcionando correctamente.");
            return 0;
        }
        Stream<String> advice = findings.stream().map(MikroTikFinding::advice);
        advice.filter(text -> !text.isEmpty()).distinct().forEach(text -> print("   Qué hacer: " + text));
        return Failures.FAILED;
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
