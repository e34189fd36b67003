package inboundcalls.mikrotik;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import inboundcalls.config.Config;
import inboundcalls.http.Continuation;
import inboundcalls.http.HttpClient;
import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import inboundcalls.net.Transport;
import inboundcalls.spoken.SpokenText;
import inboundcalls.tool.CircuitBreaker;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;

/** Lets the model ask the MikroTik API. */
public final class ConsultarMikroTikTool implements Tool {
    private static final String DESCRIPTION = """
            Consulta información en tiempo real de la red y de los routers MikroTik: clientes activos o con problemas, \
            routers configurados y su estado, tráfico, interfaces y gateways. \
            Úsala siempre que pregunten por algo de la red; no inventes datos. Tarda unos segundos.""";

    private static final String PREGUNTA =
            "La pregunta completa en español, con el nombre del router o de la interfaz si lo dieron;"
                    + " por ejemplo: ¿Cuántos clientes hay en router-146?";

    /** So much later than the client's own limit, which tells the model why there is no answer. */
    private static final Duration DEADLINE_GRACE = Duration.ofSeconds(1);

    private final MikroTikQueries api;
    private final Duration questionTimeout;
    private final SpokenText spoken;
    private final ToolDefinition definition =
            ToolDefinition.withText("consultar_mikrotik", DESCRIPTION, "pregunta", rule());

    /** @param questionTimeout what the API is given for its answer */
    ConsultarMikroTikTool(MikroTikQueries api, Duration questionTimeout, SpokenText spoken) {
        this.api = requireNonNull(api);
        this.questionTimeout = requireNonNull(questionTimeout);
        this.spoken = requireNonNull(spoken);
    }

    /** Asks the API, unless the answer is at hand or the API is failing. */
    public static ConsultarMikroTikTool of(Config.MikroTik config, Transport transport) {
        return of(config, transport, breaker(config));
    }

    /** As above, with a breaker that others may look at. */
    public static ConsultarMikroTikTool of(Config.MikroTik config, Transport transport, CircuitBreaker breaker) {
        HttpClient http = new HttpClient(transport, MikroTikApiClient.BODY_LIMIT_BYTES);
        MikroTikQueries api =
                new GuardedQueries(new MikroTikApiClient(http, config.url(), config.questionTimeout()), breaker);
        return new ConsultarMikroTikTool(
                config.freshness().isZero() ? api : new SharedQueries(api, config.freshness(), Ticker.systemTicker()),
                config.questionTimeout(),
                new SpokenText(config.answers().spoken(), config.answers().limit()));
    }

    /** What lets the API alone when it fails. */
    public static CircuitBreaker breaker(Config.MikroTik config) {
        return new CircuitBreaker(
                "API de MikroTik", config.breaker().failures(), config.breaker().pause(), Ticker.systemTicker());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Optional<Duration> deadline() {
        return Optional.of(MikroTikApiClient.queryLimit(questionTimeout).plus(DEADLINE_GRACE));
    }

    @Override
    public Future<ToolResult> run(ToolCall call, ToolContext context) {
        try {
            return ask(PreguntaReader.read(call.arguments()), context);
        } catch (InvalidPregunta invalid) {
            return context.loop().newSucceededFuture(ToolResult.failure(invalid.getMessage()));
        }
    }

    private Future<ToolResult> ask(String pregunta, ToolContext context) {
        context.log().info("   Pregunta: '{}'", QuestionText.forLog(pregunta));
        context.log().info("   Timeout: {}s", questionTimeout.toSeconds());
        return Continuation.of(context.loop(), api.query(context.loop(), pregunta), this::result);
    }

    /** It is done, so nothing waits here; a failed one is a bug of the client's, and is thrown. */
    private ToolResult result(Future<MikroTikAnswer> done) {
        MikroTikAnswer answer = done.syncUninterruptibly().getNow();
        String text = spoken.of(answer.text());
        if (text.isEmpty()) {
            return ToolResult.failure(MikroTikAnswer.failed(Kind.EMPTY).text());
        }
        return answer.isForeign() ? ToolResult.foreign(answer.success(), text) : ToolResult.failure(text);
    }

    private static JsonObject rule() {
        JsonObject rule = new JsonObject();
        rule.addProperty("description", PREGUNTA);
        return rule;
    }
}
