package inboundcalls.doctor;

import inboundcalls.config.Config;
import inboundcalls.config.ConfigDraft;
import inboundcalls.http.HttpClient;
import inboundcalls.net.Transport;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Everything that calls need, in the order in which an operator would look at it. */
public final class Checkup {
    private static final Path ASTERISK = Path.of("/etc/asterisk");
    private static final int HEALTH_LIMIT_BYTES = 64 << 10;

    private final ConfigDraft draft;
    private final Config config;
    private final List<Path> openKeyFiles;
    private final Optional<Path> dialplan;
    private final Transport transport;
    private final EventLoop loop;

    /** @param dialplan the file to look at; absent: this program's in Asterisk's folder */
    public Checkup(
            ConfigDraft draft, List<Path> openKeyFiles, Optional<Path> dialplan, Transport transport, EventLoop loop) {
        this.draft = draft;
        this.config = draft.config();
        this.openKeyFiles = List.copyOf(openKeyFiles);
        this.dialplan = dialplan;
        this.transport = transport;
        this.loop = loop;
    }

    /** Blocks, for a minute at most; whether nothing is wrong. What it is given are lines of the findings, in order, and one of their number. */
    public boolean run(Consumer<String> lines) throws NoSuchAlgorithmException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Finding> findings = new Examination(threads).run(checks(), lines);
            long bad = count(findings, Finding.Sign.BAD);
            lines.accept(
                    bad == 0
                            ? "Nada impide las llamadas; avisos: " + count(findings, Finding.Sign.WARNING)
                            : "Fallos: " + bad + "; avisos: " + count(findings, Finding.Sign.WARNING));
            return bad == 0;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long count(List<Finding> findings, Finding.Sign sign) {
        return findings.stream().filter(one -> one.sign() == sign).count();
    }

    private List<Check> checks() throws NoSuchAlgorithmException {
        PortChecks ports = new PortChecks(new HttpClient(transport, HEALTH_LIMIT_BYTES), loop, config.admin());
        ProviderChecks provider = new ProviderChecks(config.realtime().url(), SSLContext.getDefault());
        ServiceChecks services = new ServiceChecks(transport, loop, config);
        Duration connecting = config.realtime().connectTimeout().plusSeconds(5);
        ServiceUnit service = ServiceUnit.ofSystemd();
        Check name = Check.of("DNS", with("realtime", provider::name));
        Check connection =
                Check.after(name, "Conexión con OpenAI", provider::connection).within(Duration.ofSeconds(15));
        return List.of(
                Check.of("Java", MachineChecks::java),
                Check.of("Usuario", FileChecks::user),
                Check.of("Configuración", this::settings),
                Check.of("Claves", () -> FileChecks.keys(openKeyFiles)),
                Check.of("Registro", with("log", () -> FileChecks.log(config, service))),
                Check.of("Registros de llamadas", with("records", () -> FileChecks.records(config, service))),
                Check.of("Grabaciones de llamadas", with("records", () -> FileChecks.recordings(config, service))),
                Check.of(
                        "Sonidos",
                        with("prompts", with("waiting", with("connecting", () -> FileChecks.sounds(config))))),
                Check.of(
                        "Archivos abiertos",
                        with(
                                "call",
                                with(
                                        "tools",
                                        with(
                                                "audiosocket",
                                                () -> MachineChecks.files(ServiceLimit.ofSystemd(), config))))),
                Check.of(
                        "Puerto de AudioSocket",
                        with("audiosocket", with("admin", () -> ports.audioSocket(config.audioSocket())))),
                Check.of(
                        "Puerto de administración",
                        with("audiosocket", with("admin", () -> ports.administration(config.audioSocket())))),
                name,
                connection,
                Check.after(connection, "Clave de OpenAI", services::key).within(connecting),
                Check.of("API de MikroTik", with("mikrotik", services::mikrotik))
                        .within(Duration.ofSeconds(15)),
                Check.of("Función", with("mikrotik", with("tools", with("realtime", services::tool)))),
                Check.of("ARI", with("ari", services::ari)),
                Check.of("Reloj", () -> new ClockCheck(Clock.systemUTC()).compare(clocks()))
                        .within(Duration.ofSeconds(15)),
                Check.of(
                        "Dialplan",
                        with(
                                "audiosocket",
                                () -> new DialplanCheck(dialplan, ASTERISK, config.audioSocket()).compare())));
    }

    /** What needs that section of the settings. */
    private Callable<Finding> with(String section, Callable<Finding> check) {
        return draft.isRight(section) ? check : () -> Finding.skipped("primero, «Configuración»");
    }

    private Finding settings() {
        if (draft.problems().isEmpty()) {
            return Finding.good("completa");
        }
        List<String> told = draft.problems().stream().map(Object::toString).toList();
        return Finding.bad(String.join("; ", told), "corrígelo en .env o conf/application.conf.");
    }

    private List<URI> clocks() {
        Stream<URI> provider = Stream.of(config.realtime().url())
                .filter(url -> draft.isRight("realtime"))
                .map(url -> URI.create((url.getScheme().equalsIgnoreCase("wss") ? "https://" : "http://")
                        + url.getRawAuthority() + "/"));
        Stream<URI> mikrotik = Stream.of(config.mikrotik().url()).filter(url -> draft.isRight("mikrotik"));
        return Stream.concat(provider, mikrotik).toList();
    }
}
