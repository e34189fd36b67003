package inboundcalls.simulation;

import static inboundcalls.http.LoopbackLoops.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inboundcalls.http.HttpAnswer;
import inboundcalls.http.HttpClient;
import inboundcalls.http.HttpFailure;
import inboundcalls.http.HttpQuestion;
import inboundcalls.http.LoopbackLoops;
import inboundcalls.mikrotik.MikroTikAnswer;
import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import inboundcalls.mikrotik.MikroTikApiClient;
import inboundcalls.net.Transport;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulatedMikroTikApiIT {
    private static final String QUESTION = "¿Cuántos clientes hay en router-146?";

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private final HttpClient http = new HttpClient(Transport.available(), MikroTikApiClient.BODY_LIMIT_BYTES);
    private SimulatedMikroTikApi api;

    @BeforeEach
    void start() throws IOException {
        api = SimulatedMikroTikApi.start(0);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void isAskedByTheRealClient() throws Exception {
        assertEquals(new MikroTikAnswer(Kind.ANSWERED, "En el router FIBRA OPTICA hay 221 clientes activos."), query());
        assertEquals(new MikroTikAnswer(Kind.ANSWERED, "MikroTik API 1.0"), await(client().checkHealth(LOOPS.next())));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, ANSWERED",
        "STATUS_500, SERVER_ERROR",
        "HTML, UNREADABLE",
        "BAD_JSON, UNREADABLE",
        "DECLINE, DECLINED",
        "DROP, BROKEN"
    })
    void failsAsItIsTold(MikroTikFault fault, Kind kind) throws Exception {
        api.fault(fault);
        assertEquals(kind, query().kind());
    }

    @Test
    void hangsInTheMiddleOfItsAnswer() throws Exception {
        api.fault(MikroTikFault.HANG_IN_BODY);
        assertEquals(
                HttpFailure.Kind.TIMEOUT, failure(ask(Duration.ofMillis(500))).kind());
    }

    @Test
    void failsWhereItIsTold() throws Exception {
        api.troubles(Stream.of("drop@/health", "decline@Hola", "status-500@router-146")
                .map(MikroTikTrouble::parse)
                .toList());
        assertEquals(Kind.BROKEN, await(client().checkHealth(LOOPS.next())).kind());
        assertEquals(Kind.SERVER_ERROR, query().kind());
        assertEquals(
                Kind.ANSWERED,
                await(client().query(LOOPS.next(), "¿Hay clientes?")).kind());
    }

    @Test
    void takesItsTime() throws Exception {
        api.delay(Duration.ofMinutes(1));
        assertEquals(
                HttpFailure.Kind.TIMEOUT, failure(ask(Duration.ofMillis(200))).kind());
        api.delay(Duration.ofMillis(10));
        assertEquals(200, await(ask(Duration.ofSeconds(20))).status());
    }

    @Test
    void saysWhatItIsTold() throws Exception {
        api.answer(QUESTION, "Ninguno.");
        assertEquals("Ninguno.", query().text());
    }

    @Test
    void closesWithQuestionsStillOpen() throws Exception {
        api.delay(Duration.ofMinutes(1));
        Future<HttpAnswer> asking = ask(Duration.ofSeconds(60));
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> api.requests() == 1);
        api.close();
        assertEquals(HttpFailure.Kind.BROKEN, failure(asking).kind());
    }

    @Test
    void saysThatItsPortIsTaken() {
        assertThrows(
                IOException.class, () -> SimulatedMikroTikApi.start(api.port()).close());
    }

    private MikroTikAnswer query() throws Exception {
        return await(client().query(LOOPS.next(), QUESTION));
    }

    private Future<HttpAnswer> ask(Duration deadline) {
        HttpQuestion query = HttpQuestion.postJson(api.url().resolve("/query"), "{\"question\": \"" + QUESTION + "\"}");
        return http.send(LOOPS.next(), query, deadline);
    }

    private MikroTikApiClient client() {
        return new MikroTikApiClient(http, api.url(), Duration.ofSeconds(15));
    }

    private static HttpFailure failure(Future<?> asking) throws Exception {
        return (HttpFailure) LoopbackLoops.awaitFailure(asking);
    }
}
