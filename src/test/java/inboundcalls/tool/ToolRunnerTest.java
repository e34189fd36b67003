package inboundcalls.tool;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.gson.JsonParser;
import inboundcalls.log.RecordedLog;
import inboundcalls.net.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ToolRunnerTest {
    private static final EventLoopGroup TOOLS = Transport.available().group(2, "tools");
    private static final EventLoopGroup CALLS = Transport.available().group(1, "calls");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ToolResult RESULT = ToolResult.success("Hay 221 clientes.");

    private final EventLoop home = CALLS.next();
    private final BlockingQueue<ToolResult> results = new LinkedBlockingQueue<>();

    @AfterAll
    static void shutDown() {
        TOOLS.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        CALLS.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void runsTheToolOnItsLoopAndAnswersAtHome() throws Exception {
        FakeTool tool = new FakeTool("fake", (call, context) -> {
            assertTrue(context.loop().inEventLoop());
            assertNotSame(home, context.loop());
            return context.loop().newSucceededFuture(ToolResult.success(call.arguments()));
        });
        start(runner(tool, LONG, 1), "fake");
        assertEquals(ToolResult.success("{}"), result());
    }

    @Test
    void usesTheGroupsLoopsInTurn() throws Exception {
        BlockingQueue<EventLoop> loops = new LinkedBlockingQueue<>();
        FakeTool tool = new FakeTool("fake", (call, context) -> {
            loops.add(context.loop());
            return context.loop().newSucceededFuture(RESULT);
        });
        ToolRunner runner = runner(tool, LONG, 2);
        start(runner, "fake");
        result();
        start(runner, "fake");
        result();
        assertNotSame(loops.take(), loops.take());
    }

    @Test
    void answersFromWhateverThreadTheToolEndsOn() throws Exception {
        FakeTool tool = new FakeTool("fake", (call, context) -> ImmediateEventExecutor.INSTANCE.newPromise());
        start(runner(tool, LONG, 1), "fake");
        await().until(() -> tool.last() != null);
        tool.complete(RESULT);
        assertEquals(RESULT, result());
    }

    @Test
    void answersOnlyAfterStartHasReturned() throws Exception {
        Future<Boolean> answeredMeanwhile = home.submit(() -> {
            runner(FakeTool.never("fake"), LONG, 1).start(call("other"), FakeCall.logging("u"), home, results::add);
            return !results.isEmpty();
        });
        assertFalse(answeredMeanwhile.get());
        result();
    }

    @Test
    void tellsWhichFunctionsThereAreAndWhatTheyTake() throws Exception {
        Tool asking = mock(Tool.class);
        when(asking.definition())
                .thenReturn(new ToolDefinition(
                        "consultar_mikrotik",
                        "",
                        JsonParser.parseString("{required: [pregunta, otra]}").getAsJsonObject()));
        Toolbox toolbox = new Toolbox(List.of(asking, FakeTool.never("hora_actual")));
        start(new ToolRunner(toolbox, TOOLS, LONG, new ToolPlaces(1, 1)), "consultar_router");
        assertFailure("Esa función no existe. Llama a una de estas, con sus argumentos:"
                + " consultar_mikrotik {\"pregunta\": …, \"otra\": …}; hora_actual {}.");
        start(new ToolRunner(new Toolbox(List.of()), TOOLS, LONG, new ToolPlaces(1, 1)), "fake");
        assertFailure("Esa función no existe y no hay ninguna disponible. Responde sin consultar nada.");
    }

    @Test
    void answersAndStopsTheToolAtTheDeadline() throws Exception {
        FakeTool tool = FakeTool.never("fake");
        start(runner(tool, Duration.ofMillis(100), 1), "fake");
        assertFailure("La consulta tardó demasiado y se canceló. Por favor, intenta de nuevo más tarde.");
        await().until(() -> tool.last().isCancelled());
    }

    @Test
    void holdsAToolToItsOwnDeadlineBeforeThatOfAll() throws Exception {
        start(runner(FakeTool.never("fake").within(Duration.ofMillis(100)), LONG, 1), "fake");
        assertFailure("La consulta tardó demasiado y se canceló. Por favor, intenta de nuevo más tarde.");
    }

    @Test
    void countsTheDeadlineFromTheFunctionCallThoughTheToolsThreadIsBusy() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        FakeTool tool = new FakeTool("fake", (call, context) -> {
            awaitUninterruptibly(busy);
            return context.loop().newPromise();
        });
        start(runner(tool, Duration.ofMillis(100), 1), "fake");
        assertFailure("La consulta tardó demasiado y se canceló. Por favor, intenta de nuevo más tarde.");
        busy.countDown();
        await().until(() -> tool.last() != null && tool.last().isCancelled());
    }

    @Test
    void refusesMoreThanItsLimitAtOnceAndTakesTheNextWhenAPlaceIsFree() throws Exception {
        FakeTool tool = FakeTool.never("fake");
        ToolRunner runner = runner(tool, LONG, 1);
        start(runner, "fake");
        start(runner, "fake");
        assertFailure(
                "Hay demasiadas consultas en curso en este momento. Por favor, intenta de nuevo en unos segundos.");
        await().until(() -> tool.last() != null);
        tool.complete(RESULT);
        assertEquals(RESULT, result());
        start(runner, "fake");
        await().until(() -> !tool.last().isDone());
    }

    @Test
    void refusesACallThatHasAllItsPlacesAndServesTheOthers() throws Exception {
        FakeTool tool = FakeTool.never("fake");
        ToolRunner runner = new ToolRunner(new Toolbox(List.of(tool)), TOOLS, LONG, new ToolPlaces(3, 2));
        CallControl greedy = FakeCall.logging("u");
        start(runner, "fake", greedy);
        start(runner, "fake", greedy);
        start(runner, "fake", greedy);
        assertFailure(
                "Ya hay demasiadas consultas de esta llamada en curso. Espera sus respuestas antes de hacer otra.");
        start(runner, "fake");
        start(runner, "fake");
        assertFailure(
                "Hay demasiadas consultas en curso en este momento. Por favor, intenta de nuevo en unos segundos.");
    }

    @Test
    void givesThePlaceOfACancelledRunToTheNext() throws Exception {
        FakeTool tool = FakeTool.never("fake");
        ToolRunner runner = runner(tool, LONG, 1);
        ToolRun run = start(runner, "fake");
        await().until(() -> tool.last() != null);
        Future<?> first = tool.last();
        home.submit(run::cancel).get();
        await().until(first::isCancelled);
        start(runner, "fake");
        await().until(() -> tool.last() != first);
    }

    @Test
    void doesNotAnswerARunThatWasCancelledWithTheAnswerOnItsWay() throws Exception {
        FakeTool tool = new FakeTool("fake", (call, context) -> context.loop().newSucceededFuture(RESULT));
        home.submit(() -> {
                    ToolRun run = runner(tool, LONG, 1).start(call("fake"), FakeCall.logging("u"), home, results::add);
                    await().until(() -> tool.last() != null);
                    run.cancel();
                    run.cancel();
                })
                .get();
        home.submit(() -> {}).get();
        assertTrue(results.isEmpty());
    }

    @Test
    void logsAToolThatThrowsOnceAndAnswers() throws Exception {
        IllegalStateException bug = new IllegalStateException("bug");
        FakeTool tool = new FakeTool("fake", (call, context) -> {
            throw bug;
        });
        try (RecordedLog log = new RecordedLog()) {
            start(runner(tool, LONG, 1), "fake");
            assertFailure("Ocurrió un error interno al iniciar la consulta y no pude obtener la información.");
            assertEquals(List.of("Error interno en la función fake"), log.lines("u"));
            assertSame(bug, log.thrown());
        }
    }

    @Test
    void logsAToolWhoseFutureFailsOnceAndAnswers() throws Exception {
        IllegalStateException bug = new IllegalStateException("bug");
        FakeTool tool = new FakeTool("fake", (call, context) -> context.loop().newFailedFuture(bug));
        try (RecordedLog log = new RecordedLog()) {
            start(runner(tool, LONG, 1), "fake");
            assertFailure("La consulta terminó con un error interno y no pude obtener la información.");
            assertEquals(List.of("Error interno en la función fake"), log.lines("u"));
            assertSame(bug, log.thrown());
        }
    }

    @Test
    void answersForAToolThatReturnsNothing() throws Exception {
        try (RecordedLog log = new RecordedLog()) {
            start(runner(new FakeTool("fake", (call, context) -> null), LONG, 1), "fake");
            assertFalse(result().success());
            start(
                    runner(
                            new FakeTool(
                                    "fake", (call, context) -> context.loop().newSucceededFuture(null)),
                            LONG,
                            1),
                    "fake");
            assertFalse(result().success());
            assertEquals(2, log.lines("u").size());
        }
    }

    @Test
    void answersWhenTheToolGroupHasBeenShutDown() throws Exception {
        EventLoopGroup tools = Transport.available().group(1, "short-lived");
        ToolRunner runner =
                new ToolRunner(new Toolbox(List.of(FakeTool.never("fake"))), tools, LONG, new ToolPlaces(2, 1));
        ToolRun running = start(runner, "fake");
        tools.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        home.submit(running::cancel).get();
        start(runner, "fake");
        assertFailure("El sistema se está apagando y ya no puede hacer consultas.");
    }

    @Test
    void saysNothingWhenTheHomeHasBeenShutDown() throws Exception {
        EventLoopGroup calls = Transport.available().group(1, "short-lived");
        FakeTool tool = FakeTool.never("fake");
        try (RecordedLog log = new RecordedLog()) {
            runner(tool, LONG, 1).start(call("fake"), FakeCall.logging("u"), calls.next(), results::add);
            await().until(() -> tool.last() != null);
            calls.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
            tool.complete(RESULT);
            TOOLS.forEach(loop -> loop.submit(() -> {}).syncUninterruptibly());
            assertTrue(results.isEmpty());
            assertEquals(List.of(), log.lines());
        }
    }

    private static ToolRunner runner(Tool tool, Duration deadline, int limit) {
        return new ToolRunner(new Toolbox(List.of(tool)), TOOLS, deadline, new ToolPlaces(limit, limit));
    }

    private ToolRun start(ToolRunner runner, String name) throws Exception {
        return start(runner, name, FakeCall.logging("u"));
    }

    private ToolRun start(ToolRunner runner, String name, CallControl caller) throws Exception {
        return home.submit(() -> runner.start(call(name), caller, home, this::onResult))
                .get();
    }

    private void onResult(ToolResult result) {
        assertTrue(home.inEventLoop());
        results.add(result);
    }

    private static ToolCall call(String name) {
        return new ToolCall("call_1", name, "{}");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ToolResult result() throws InterruptedException {
        return results.poll(20, TimeUnit.SECONDS);
    }

    private void assertFailure(String text) throws InterruptedException {
        assertEquals(ToolResult.failure(text), result());
    }
}
