package inboundcalls.mikrotik;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import inboundcalls.http.Continuation;
import inboundcalls.http.HttpAnswer;
import inboundcalls.http.HttpClient;
import inboundcalls.http.HttpFailure;
import inboundcalls.http.HttpQuestion;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/**
 * Asks the MikroTik API. Its futures are the loop's and succeed, with an answer that says why there is none if need be; cancelling one
 * closes its connection. Thread-safe.
 */
public final class MikroTikApiClient implements MikroTikQueries {
    /** What an answer may weigh; give it to the {@link HttpClient}. */
    public static final int BODY_LIMIT_BYTES = 64 * 1024;

    /** What HTTP gets beyond the API's own time. */
    private static final Duration HTTP_GRACE = Duration.ofSeconds(5);

    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI base;
    private final Duration questionTimeout;
    private final Duration queryLimit;

    /**
     * @param base with or without a path, with or without a slash at its end
     * @param questionTimeout what the API is given for its answer, in whole seconds
     */
    public MikroTikApiClient(HttpClient http, URI base, Duration questionTimeout) {
        this(http, base, questionTimeout, queryLimit(questionTimeout));
    }

    MikroTikApiClient(HttpClient http, URI base, Duration questionTimeout, Duration queryLimit) {
        this.http = requireNonNull(http);
        this.base = folder(base);
        this.questionTimeout = requireNonNull(questionTimeout);
        this.queryLimit = requireNonNull(queryLimit);
    }

    /** By when a question has its answer, or the reason why it has none. */
    static Duration queryLimit(Duration questionTimeout) {
        return questionTimeout.plus(HTTP_GRACE);
    }

    /** A question that is blank or longer than 500 characters is refused without being sent. */
    @Override
    public Future<MikroTikAnswer> query(EventLoop loop, String question) {
        return QuestionText.isValid(question)
                ? send(loop, question.strip())
                : loop.newSucceededFuture(MikroTikAnswer.invalidQuestion(QuestionText.LIMIT));
    }

    /** Asks as it is, be it no question. */
    Future<MikroTikAnswer> send(EventLoop loop, String question) {
        JsonObject body = new JsonObject();
        body.addProperty("question", question);
        body.addProperty("timeout", questionTimeout.toSeconds());
        HttpQuestion query = HttpQuestion.postJson(base.resolve("query"), body.toString());
        return ask(loop, query, queryLimit, MikroTikAnswerReader::query);
    }

    /** Whether the API is there; the text of its answer is its name and version. */
    public Future<MikroTikAnswer> checkHealth(EventLoop loop) {
        return ask(loop, HttpQuestion.get(base.resolve("health")), HEALTH_LIMIT, MikroTikAnswerReader::health);
    }

    private Future<MikroTikAnswer> ask(
            EventLoop loop, HttpQuestion question, Duration limit, Function<HttpAnswer, MikroTikAnswer> reading) {
        return Continuation.of(
                loop,
                http.send(loop, question, limit),
                answer -> answer.isSuccess()
                        ? reading.apply(answer.getNow())
                        : MikroTikAnswer.failed((HttpFailure) answer.cause()));
    }

    private static URI folder(URI base) {
        if (!HttpQuestion.isHttp(base) || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("MikroTik API URL: " + base + " (expected: http://host:port/path)");
        }
        return URI.create(base.toString().replaceFirst("/*$", "/"));
    }
}
