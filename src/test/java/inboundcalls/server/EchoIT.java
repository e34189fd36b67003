package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SteadyMachine;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone that returns the assistant's voice, 15 dB weaker and 120 ms later. */
class EchoIT {
    private static final String QUESTION = "pregunta-clientes-router";
    private static final String API_ANSWER = "En el router FIBRA OPTICA hay 221 clientes activos.";

    @TempDir
    private Path directory;

    /** The test can fail: this is what the gate is for. */
    @Test
    void theAssistantInterruptsItselfWithoutTheGate() throws Throwable {
        SteadyMachine.hold(() -> {
            try (WholeCall stage = stage("off")) {
                leakingPhone(stage);
                await().atMost(20, SECONDS).until(() -> speechStarts(stage) > 0 && truncations(stage) > 0);
            }
        });
    }

    @Test
    void theAssistantIsHeardOutWithTheGateAndTheQuestionAfterItIsUnderstood() throws Throwable {
        SteadyMachine.hold(() -> {
            try (WholeCall stage = stage("10 dB")) {
                SyntheticCaller caller = leakingPhone(stage);
                awaitGreetingsEnd(stage, caller);
                assertEquals(0, speechStarts(stage));
                caller.say(RECORDINGS.question(QUESTION).sound()).sync();
                await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 3);
                awaitQuiet(caller, 1);
                assertEquals(1, speechStarts(stage), "the question");
                assertEquals(0, truncations(stage));
                assertIntact(caller);
            }
        });
    }

    @Test
    void aCallerWhoSpeaksUpInterruptsAllTheSame() throws Throwable {
        SteadyMachine.hold(() -> {
            try (WholeCall stage = stage("10 dB")) {
                SyntheticCaller caller = leakingPhone(stage);
                await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
                caller.say(RECORDINGS.question(QUESTION).sound()).sync();
                await().atMost(20, SECONDS).until(() -> speechStarts(stage) > 0 && truncations(stage) > 0);
                awaitQuiet(caller, 6);
                long answered = stage.transcript().responsesDone();
                caller.say(RECORDINGS.question(QUESTION).sound()).sync();
                await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == answered + 2);
                awaitQuiet(caller, 1);
                Judgement answer = RecordingJudge.judge(
                        caller.heard().sound(),
                        0,
                        RECORDINGS.answer(API_ANSWER).orElseThrow().sound());
                assertTrue(answer.isIntact(), answer::describe);
            }
        });
    }

    private WholeCall stage(String margin) throws IOException {
        Path config = directory.resolve("echo.conf");
        Files.writeString(config, "inbound-calls.call.echo-gate.margin = " + margin);
        return new WholeCall(Scenario.of(KEY), Map.of(WholeCall.CONFIG_FILE, config.toString()));
    }

    private static SyntheticCaller leakingPhone(WholeCall stage) {
        SyntheticCaller caller = stage.dial(UUID.randomUUID(), 8_000);
        caller.leak(-15, 120);
        return caller;
    }

    private static void awaitGreetingsEnd(WholeCall stage, SyntheticCaller caller) {
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
        awaitQuiet(caller, 1);
    }

    /** From the last sound, not from the end of what the caller says: a question and what the model takes to answer last less than 6 s. */
    private static void awaitQuiet(SyntheticCaller caller, int seconds) {
        await().atMost(20, SECONDS)
                .until(() -> caller.heard().lastLoud() > 0
                        && caller.heard().length() - caller.heard().lastLoud()
                                > seconds * caller.heard().rate());
    }

    private static void assertIntact(SyntheticCaller caller) {
        Judgement greeting = RecordingJudge.judge(
                caller.heard().sound(), 0, RECORDINGS.greeting().sound());
        assertTrue(greeting.isIntact(), greeting::describe);
        Judgement answer = RecordingJudge.judge(
                caller.heard().sound(),
                0,
                RECORDINGS.answer(API_ANSWER).orElseThrow().sound());
        assertTrue(answer.isIntact(), answer::describe);
    }

    private static int speechStarts(WholeCall stage) {
        return stage.transcript().sent("input_audio_buffer.speech_started").size();
    }

    private static int truncations(WholeCall stage) {
        return stage.transcript().received("conversation.item.truncate").size();
    }
}
