package inboundcalls.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls to two servers behind HAProxy, of which one is drained, ends and comes back, then the other dies. */
class HaproxyIT {
    private static final int CALLS = 50;
    private static final int LATER_CALLS = 5;
    private static final int ONE = 0;
    private static final int OTHER = 1;
    private static final int GREETING_SECONDS = 60;
    /** With sound in them: a second of it. */
    private static final int GOODBYE_FRAMES = 50;

    private final Map<UUID, CountingCaller> callers = new LinkedHashMap<>();
    private int answers;

    @TempDir
    private Path directory;

    @Test
    void losesNoCallButThoseOfTheServerThatDies() throws Exception {
        try (HaproxyStage stage = new HaproxyStage(directory)) {
            dial(stage, CALLS);
            List<UUID> ofOne = on(stage, ONE);
            List<UUID> ofOther = on(stage, OTHER);
            assertEquals(CALLS, ofOne.size() + ofOther.size());
            assertTrue(Math.abs(ofOne.size() - ofOther.size()) <= 2, () -> ofOne.size() + " and " + ofOther.size());

            stage.drain(ONE);
            ofOther.addAll(dial(stage, LATER_CALLS)); // the balancer may not know yet
            stage.awaitChecked(ONE, "DOWN", 1);
            ofOther.addAll(dial(stage, LATER_CALLS));
            assertEquals(ofOther, on(stage, OTHER));

            endInPeace(stage, ofOne);

            stage.startAgain(ONE);
            stage.awaitChecked(ONE, "UP", 1);
            List<UUID> ofNew = dial(stage, LATER_CALLS);
            assertEquals(ofNew, on(stage, ONE));

            stage.server(OTHER).kill();
            for (UUID uuid : ofOther) {
                callers.get(uuid).ended().get(20, SECONDS);
            }
            ofNew.addAll(dial(stage, LATER_CALLS));
            assertEquals(ofNew, on(stage, ONE));
            assertHeardGreeting(stage, ofNew);
            assertHeardGreeting(stage, ofOther);
            stage.server(ONE).kill();
            stage.awaitChecked(ONE, "DOWN", 2);
            stage.awaitChecked(OTHER, "DOWN", 1);
            assertLeftToDialplan(stage.dial(UUID.randomUUID()).ended().get(20, SECONDS));
            assertEquals(0, stage.refusals());
        }
    }

    /** The balancer's reset may come before the phone knows that it is connected; an orderly end would be a hang-up. */
    private static void assertLeftToDialplan(CallEnd end) {
        assertTrue(Set.of(Kind.RESET, Kind.REFUSED).contains(end.kind()), end::toString);
        assertTrue(end.detail().contains("reset"), end::toString);
    }

    /** Half of them hang up, the rest are told that the server stops; none before it has its answer. */
    private void endInPeace(HaproxyStage stage, List<UUID> uuids) throws Exception {
        assertGoOn(uuids);
        List<UUID> hangingUp = uuids.subList(0, uuids.size() / 2);
        List<UUID> staying = uuids.subList(uuids.size() / 2, uuids.size());
        assertHeardGreeting(stage, uuids);
        Map<UUID, Integer> heard = new HashMap<>();
        staying.forEach(uuid -> heard.put(uuid, callers.get(uuid).audible()));
        hangingUp.forEach(uuid -> callers.get(uuid).hangUp());
        await().atMost(20, SECONDS).until(() -> stage.server(ONE).log().split("colgó", -1).length > hangingUp.size());
        stage.server(ONE).terminate();
        for (UUID uuid : staying) {
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"),
                    callers.get(uuid).ended().get(20, SECONDS));
            assertTrue(callers.get(uuid).audible() > heard.get(uuid) + GOODBYE_FRAMES, "the server's goodbye");
        }
        assertTrue(stage.server(ONE).awaitEnd(Duration.ofSeconds(20)));
    }

    /** So many more; returns when the model has said its greeting to each of them. */
    private List<UUID> dial(HaproxyStage stage, int calls) {
        List<UUID> dialled = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            UUID uuid = UUID.randomUUID();
            callers.put(uuid, stage.dial(uuid));
            dialled.add(uuid);
        }
        answers += calls;
        await().atMost(GREETING_SECONDS, SECONDS).until(() -> stage.greeted() >= answers);
        return dialled;
    }

    /** In the order in which they were dialled. */
    private List<UUID> on(HaproxyStage stage, int which) throws IOException {
        String log = stage.server(which).log();
        return new ArrayList<>(callers.keySet().stream()
                .filter(uuid -> log.contains(uuid.toString()))
                .toList());
    }

    /** Frames come to each of them, at this moment. */
    private void assertGoOn(List<UUID> uuids) {
        for (UUID uuid : uuids) {
            CountingCaller caller = callers.get(uuid);
            int before = caller.frames();
            await().atMost(20, SECONDS).until(() -> caller.ended().isDone() || caller.frames() > before + 10);
            assertFalse(caller.ended().isDone(), () -> uuid + ": " + caller.ended());
        }
    }

    /** Each frame of it. */
    private void assertHeardGreeting(HaproxyStage stage, List<UUID> uuids) {
        for (UUID uuid : uuids) {
            CountingCaller caller = callers.get(uuid);
            await().atMost(20, SECONDS)
                    .until(() -> caller.ended().isDone() || caller.audible() >= stage.greetingFrames());
            assertTrue(caller.audible() >= stage.greetingFrames(), () -> uuid + ": " + caller.audible());
        }
    }
}
