package inboundcalls.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import inboundcalls.net.Transport;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.LeanRealtime;
import inboundcalls.simulation.LeanTap;
import inboundcalls.simulation.LightPhone;
import inboundcalls.simulation.Recordings;
import io.netty.channel.EventLoopGroup;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thousand callers who hang up as soon as they hear the assistant: what a call leaves behind would show. */
class ShortCallsIT {
    private static final String KEY = "short-calls";
    private static final int FIRST = 100;
    private static final int CALLS = 1_000;
    private static final int AT_A_TIME = 200;
    private static final double MOST_GROWTH = 1.05;
    private static final int PATIENCE_SECONDS = 60;
    private static final UnixOperatingSystemMXBean SYSTEM =
            (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Test
    void leaveNothingBehind() throws Exception {
        EventLoopGroup phones = Transport.available().group(1, "phone");
        try (LeanRealtime realtime = LeanRealtime.start(0, KEY, Recordings.load(), 0, LeanTap.none());
                Server server = Server.start(new ConfigLoader(sources(realtime)).load())) {
            call(FIRST, AT_A_TIME, server, phones);
            Holdings first = Holdings.now();
            call(CALLS, 1, server, phones);
            assertNoMoreThan(first);
            call(CALLS, AT_A_TIME, server, phones);
            assertNoMoreThan(first);
            assertEquals(FIRST + 2 * CALLS, heard.get());
            assertEquals(0, failed.get());
            assertEquals(0, realtime.refusals());
        } finally {
            phones.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
        }
    }

    private void call(int calls, int atATime, Server server, EventLoopGroup phones) throws Exception {
        Semaphore places = new Semaphore(atATime);
        for (int i = 0; i < calls; i++) {
            assertTrue(places.tryAcquire(PATIENCE_SECONDS, SECONDS), "a call does not end");
            Caller caller = new Caller(places);
            phones.next()
                    .execute(() -> caller.phone = LightPhone.dial(
                            Transport.available(), phones.next(), server.address(), UUID.randomUUID(), caller));
        }
        assertTrue(places.tryAcquire(atATime, PATIENCE_SECONDS, SECONDS), "calls do not end");
        server.awaitCallsEnd();
    }

    private static void assertNoMoreThan(Holdings first) {
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> Holdings.now().files() <= first.files());
        Holdings now = Holdings.now();
        System.out.println("After the first " + FIRST + " calls: " + first + "; after " + CALLS + " more: " + now);
        assertTrue(now.threads() <= first.threads(), () -> "threads: " + now + ", before: " + first);
        assertTrue(now.heapBytes() <= MOST_GROWTH * first.heapBytes(), () -> "heap: " + now + ", before: " + first);
    }

    private static ConfigSources sources(LeanRealtime realtime) {
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_REALTIME_URL",
                realtime.url().toString(),
                "AUDIOSOCKET_PORT",
                "0",
                "ADMIN_PORT",
                "0");
        return new ConfigSources(Path.of("/nonexistent"), Optional.empty(), Optional.empty(), environment);
    }

    /** What this process holds, when all that can be collected has been. */
    private record Holdings(long files, int threads, long heapBytes) {
        static Holdings now() {
            System.gc();
            return new Holdings(
                    SYSTEM.getOpenFileDescriptorCount(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }

    private final class Caller implements LightPhone.Listener {
        private final Semaphore places;
        private LightPhone phone;
        private boolean hungUp;

        Caller(Semaphore places) {
            this.places = places;
        }

        @Override
        public void onConnected() {
            // The server speaks first.
        }

        @Override
        public void onFrame(boolean isAudible) {
            if (isAudible && !hungUp) {
                hungUp = true;
                heard.incrementAndGet();
                phone.hangUp();
            }
        }

        @Override
        public void onEnd(CallEnd end) {
            if (end.kind() != CallEnd.Kind.CALLER_HUNG_UP) {
                failed.incrementAndGet();
            }
            places.release();
        }
    }
}
