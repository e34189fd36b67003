package inboundcalls.mikrotik;

import static java.util.Objects.requireNonNull;

import inboundcalls.http.HttpClient;
import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import inboundcalls.tool.ToolDefinition;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries all that calls need of the MikroTik API, with the client that calls use. No two checks ask the same question. Blocks. */
public final class MikroTikSuite {
    private static final List<String> BASIC = List.of(
            "¿Cuántos clientes activos hay?", "¿Qué routers están configurados?", "¿Cuál es el estado de los routers?");
    private static final String TRAFFIC = "¿Cuál es el tráfico de la interfaz WAN?";
    private static final String ABANDONED = "¿Cuál es el estado de las interfaces?";
    private static final List<String> CONVERSATION =
            List.of("¿Qué gateways están activos?", "¿Qué interfaces están libres?", "¿Hay clientes con problemas?");

    /** What an API may say to an empty question. */
    private static final Set<Kind> ANSWERS = Set.of(Kind.ANSWERED, Kind.EMPTY, Kind.DECLINED, Kind.STATUS);

    private static final Duration HASTE = Duration.ofMillis(1);

    private final HttpClient http;
    private final EventLoop loop;
    private final URI url;
    private final Duration questionTimeout;
    private final MikroTikApiClient api;
    private final MikroTikAdvice advice;

    /** @param questionTimeout what the API is given for its answer, in whole seconds */
    public MikroTikSuite(HttpClient http, EventLoop loop, URI url, Duration questionTimeout) {
        this.http = requireNonNull(http);
        this.loop = requireNonNull(loop);
        this.url = requireNonNull(url);
        this.questionTimeout = requireNonNull(questionTimeout);
        this.api = new MikroTikApiClient(http, url, questionTimeout);
        this.advice = new MikroTikAdvice(url);
    }

    /**
     * In the order in which they make sense.
     *
     * @param router one that the API knows
     * @param definition what the model is told; nothing when the tool is off
     */
    public List<MikroTikCheck> checks(String router, Optional<ToolDefinition> definition) {
        List<String> ofRouter = List.of("¿Cuántos clientes hay en " + router + "?");
        return List.of(
                new MikroTikCheck("Health Check de la API", this::health),
                new MikroTikCheck("Consultas Básicas", () -> ask(BASIC)),
                new MikroTikCheck("Consulta de Router Específico", () -> ask(ofRouter)),
                new MikroTikCheck("Consulta de Tráfico", () -> ask(List.of(TRAFFIC))),
                new MikroTikCheck("Manejo de Timeouts", this::timeout),
                new MikroTikCheck("Manejo de Errores", this::errors),
                new MikroTikCheck("Definición del Tool", () -> definition(definition)),
                new MikroTikCheck("Consultas Consecutivas (simulando conversación)", () -> ask(CONVERSATION)));
    }

    /** Asks nobody, so that the time of the first check is not that in which Java loads the client. */
    public void warmUp() {
        await(new MikroTikApiClient(http, nobody(), questionTimeout).checkHealth(loop));
    }

    /** Whether the API is there. */
    public MikroTikFinding health() {
        MikroTikAnswer answer = await(api.checkHealth(loop));
        return answer.success() ? MikroTikFinding.good(answer.text()) : failed("GET /health:", answer);
    }

    /** One question after the other, until one has no answer. */
    private MikroTikFinding ask(List<String> questions) {
        MikroTikFinding finding = MikroTikFinding.good("");
        for (int i = 0; i < questions.size() && finding.good(); i++) {
            MikroTikAnswer answer = await(api.query(loop, questions.get(i)));
            finding = answer.success() ? MikroTikFinding.good(answer.text()) : failed(questions.get(i), answer);
        }
        return finding;
    }

    /** A question that is given up at once; afterwards the API must not be stuck in it. */
    private MikroTikFinding timeout() {
        MikroTikApiClient hasty = new MikroTikApiClient(http, url, questionTimeout, HASTE);
        MikroTikAnswer answer = await(hasty.query(loop, ABANDONED));
        if (answer.kind() != Kind.TIMEOUT && !answer.success()) {
            return failed(ABANDONED, answer);
        }
        String first = answer.success() ? "contestó en menos de 1 ms" : "sin respuesta en 1 ms";
        MikroTikFinding again = ask(List.of(ABANDONED));
        return again.good() ? MikroTikFinding.good(first + "; después: " + again.text()) : again;
    }

    /** The client must tell an empty question and a closed port for what they are, and an empty question must not break the API. */
    private MikroTikFinding errors() {
        Kind empty = await(api.query(loop, "")).kind();
        Kind closed = await(new MikroTikApiClient(http, nobody(), questionTimeout).checkHealth(loop))
                .kind();
        if (empty != Kind.INVALID_QUESTION || closed != Kind.REFUSED) {
            return MikroTikFinding.bad(
                    "una pregunta vacía da " + empty + " y un puerto cerrado da " + closed,
                    "¿Contesta un cortafuegos o un proxy por los puertos cerrados de esta máquina?");
        }
        MikroTikAnswer told = await(api.send(loop, ""));
        return ANSWERS.contains(told.kind())
                ? MikroTikFinding.good("pregunta vacía y puerto cerrado, reconocidos")
                : failed("(pregunta vacía)", told);
    }

    private static MikroTikFinding definition(Optional<ToolDefinition> definition) {
        if (definition.isEmpty()) {
            return MikroTikFinding.bad(
                    "las herramientas MikroTik están apagadas: el modelo no recibe la función",
                    "Pon ENABLE_MIKROTIK_TOOLS=true en .env, quita consultar_mikrotik de tools.disabled"
                            + " en conf/application.conf y reinicia el servidor.");
        }
        return ToolContract.breach(definition.get())
                .map(
                        breach -> MikroTikFinding.bad(
                                breach,
                                "El modelo no podría usar la herramienta: es un fallo del programa; reinstálalo o avisa a quien lo mantiene."))
                .orElseGet(() -> MikroTikFinding.good(definition.get().name()));
    }

    private MikroTikFinding failed(String question, MikroTikAnswer answer) {
        return MikroTikFinding.bad(question + " " + answer.text(), advice.about(answer.kind()));
    }

    /** A port of this machine that was free just now. */
    private static URI nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** The client's futures never fail. */
    private static MikroTikAnswer await(Future<MikroTikAnswer> asking) {
        return asking.syncUninterruptibly().getNow();
    }
}
