package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import inboundcalls.asterisk.Caller;
import inboundcalls.config.Config;
import inboundcalls.config.TestConfig;
import inboundcalls.log.CallLog;
import inboundcalls.log.RecordedLog;
import inboundcalls.realtime.RealtimeConnector;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On frozen time. The model waits 500 ms. */
final class AssistantTest {
    private static final Optional<Caller> ANA = Optional.of(new Caller("5550111", "Ana", "5550100"));

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final FakeRealtimeSession session = new FakeRealtimeSession();
    private final Promise<Optional<Caller>> answer = channel.eventLoop().newPromise();
    private final RecordedLog log = new RecordedLog();
    private final Assistant assistant;

    AssistantTest() {
        channel.freezeTime();
        assistant = assistant(Optional.of(answer));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void tellsTheModelWhoItIsAsSoonAsTheCallerIsKnown() {
        assistant.onSessionCreated(session);
        pass(100);
        assertEquals(List.of(), session.sent);
        tell(ANA);
        assertEquals(List.of("configure coral Eres el soporte. El llamante es Ana (5550111)."), told());
        assertEquals("Di: soporte.", assistant.greeting());
        assertEquals(List.of("👤 Llamante: Ana 5550111, marcó 5550100 (perfil soporte)"), log.lines());
        pass(1_000);
        assertEquals(1, session.sent.size());
    }

    @Test
    void needsNotWaitWhenTheCallerIsKnownBeforeTheModelIsConnected() {
        tell(ANA);
        assertEquals(List.of(), session.sent);
        assistant.onSessionCreated(session);
        assertEquals(List.of("configure coral Eres el soporte. El llamante es Ana (5550111)."), told());
    }

    @Test
    void isTheUsualOneWhenTheWaitIsOverAndChangesWhatItCanLater() {
        assistant.onSessionCreated(session);
        pass(499);
        assertEquals(List.of(), session.sent);
        pass(1);
        assertEquals(List.of("configure marin Eres el de siempre."), told());
        assertEquals("Saluda.", assistant.greeting());
        tell(ANA);
        assertEquals(2, session.sent.size());
        assertEquals("reconfigure coral Eres el soporte. El llamante es Ana (5550111).", told().get(1));
    }

    /** The caller has waited for it once. */
    @Test
    void tellsEachSessionOnceThoughTheFirstWasLostBeforeItWasTold() {
        assistant.onSessionCreated(session);
        pass(400);
        assistant.onSessionCreated(session);
        pass(100);
        assertEquals(1, session.sent.size(), session.sent::toString);
        assistant.onSessionCreated(session);
        assertEquals(2, session.sent.size(), session.sent::toString);
        tell(ANA);
        assertEquals(List.of("configure", "configure", "reconfigure"), session.sent);
    }

    @Test
    void isTheUsualOneForOtherNumbers() {
        tell(Optional.of(new Caller("5550111", "", "5550109")));
        assistant.onSessionCreated(session);
        assertEquals(List.of("configure marin Eres el de siempre. El llamante es 5550111."), told());
    }

    @Test
    void goesOnAsTheUsualOneWhenNothingIsKnown() {
        assistant.onSessionCreated(session);
        tell(Optional.empty());
        assertEquals(List.of("configure marin Eres el de siempre."), told());
        assertEquals(List.of("⚠️ Sin datos del llamante: ARI no conoce esta llamada"), log.lines());
    }

    @Test
    void saysWhyNothingIsKnownAndChangesNothingLater() {
        assistant.onSessionCreated(session);
        pass(500);
        answer.setFailure(new Exception("ARI no respondió a tiempo"));
        pass(0);
        assertEquals(1, session.sent.size());
        assertEquals(List.of("⚠️ Sin datos del llamante: ARI no respondió a tiempo"), log.lines());
    }

    @Test
    void doesNothingAfterTheCall() {
        assistant.onSessionCreated(session);
        assistant.close();
        pass(1_000);
        assertTrue(answer.isCancelled());
        assertEquals(List.of(), session.sent);
        assertEquals(List.of(), log.lines());
    }

    @Test
    void neitherAsksNorWaitsNorComplainsWithoutAri() {
        assistant(Optional.empty()).onSessionCreated(session);
        assertEquals(List.of("configure marin Eres el de siempre."), told());
        assertEquals(List.of(), log.lines());
    }

    private Assistant assistant(Optional<Future<Optional<Caller>>> search) {
        CallServices services = new CallServices(
                TestConfig.of(
                        "realtime.instructions-file = src/test/resources/profiles/usual.md",
                        "profiles.soporte { dialled = [\"5550100\"], voice = coral, greeting = \"Di: soporte.\","
                                + " instructions-file = src/test/resources/profiles/soporte.md }"),
                mock(RealtimeConnector.class),
                new Toolbox(List.of()),
                mock(ToolRunner.class),
                new CallRegistry(),
                TestParts.sounds(),
                CallRecords.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Assistant(search, TestParts.loop(channel.eventLoop()), new CallLog("call"), services);
    }

    /** What the model was told to be. */
    private List<String> told() {
        return IntStream.range(0, session.sent.size())
                .mapToObj(i -> session.sent.get(i) + " "
                        + described(session.told.get(i).realtime()))
                .toList();
    }

    private static String described(Config.Realtime realtime) {
        return realtime.voice() + " " + realtime.instructions().replaceAll("\\s+", " ");
    }

    private void tell(Optional<Caller> caller) {
        answer.setSuccess(caller);
        pass(0);
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, MILLISECONDS);
        channel.runPendingTasks();
        channel.runScheduledPendingTasks();
    }
}
