package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static inboundcalls.call.CallBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import inboundcalls.asterisk.CallerLookup;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.log.RecordedLog;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bugs of ours, wherever in a call they are: each is told once and ends its call, of which the caller is told if that is still possible. */
final class CallFaultTest {
    private static final String KEY = "03 0001 31";

    private final RecordedLog log = new RecordedLog();
    private final CallBench bench = new CallBench(List.of(), "call.limits.silence = 1 s");

    @AfterEach
    void close() {
        bench.close();
        log.close();
    }

    @Test
    void endsTheCallOnABugInATimer() {
        bench.begin();
        bench.receive(KEY);
        bench.session.broken = true;
        bench.pass(1_499);
        assertTrue(!bench.session.closed);
        bench.pass(1);
        assertHandsBackWithAnApology();
    }

    @Test
    void endsTheCallOnABugInABeat() {
        bench.begin();
        bench.respond("resp_1", 100);
        bench.session.broken = true;
        bench.pass(1_500);
        assertHandsBackWithAnApology();
    }

    @Test
    void leavesAtOnceOnABugInTheEnding() {
        bench.begin();
        bench.receive(KEY);
        bench.session.broken = true;
        bench.session.brokenToTheEnd = true;
        bench.pass(1_500);
        assertLeft(2);
    }

    /** The one before the model's session is closed. */
    @Test
    void undoesTheRestThoughAStepOfTheEndingFails() {
        CallerLookup lookup = mock(CallerLookup.class);
        when(lookup.find(any(), any())).thenReturn(new DefaultPromise<>(ImmediateEventExecutor.INSTANCE) {
            @Override
            public boolean cancel(boolean interrupt) {
                throw new IllegalStateException("a bug");
            }
        });
        CallBench call = new CallBench(Optional.of(lookup), List.of());
        call.receive(CallBench.UUID);
        call.model().onSessionCreated();
        call.receive("00 0000");
        assertTrue(call.session.closed);
        assertEquals(1, call.registry.ended(EndReason.CALLER_HUNG_UP));
        assertEquals(0, call.registry.size());
        assertEquals(List.of("Fallo interno"), log.traces());
        call.close();
    }

    /** No frame can be brought to the phone, so neither can the apology. */
    @Test
    void leavesAtOnceOnABugInTheApology() {
        bench.begin();
        bench.channel.pipeline().addBefore(lastHandler(), null, new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                if (message instanceof Audio) {
                    throw new IllegalStateException("a bug");
                }
                ctx.write(message, promise);
            }
        });
        bench.pass(60);
        assertLeft(2);
    }

    private String lastHandler() {
        List<String> names = bench.channel.pipeline().names();
        return names.get(names.size() - 2); // the last one is the tail
    }

    private void assertLeft(int bugs) {
        List<String> sent = bench.sent();
        assertEquals(HANG_UP, sent.get(sent.size() - 1));
        assertEquals(1, bench.registry.ended(EndReason.FAULT));
        assertEquals(bugs, log.traces().size(), log.traces()::toString);
        assertTrue(bench.session.closed);
        bench.pass(100);
        assertEquals(List.of(), bench.sent());
    }

    private void assertHandsBackWithAnApology() {
        assertTrue(bench.session.closed);
        assertEquals(1, bench.registry.size());
        bench.sent();
        bench.pass(5_000);
        long loud =
                bench.sent().stream().filter(frame -> !frame.equals(SILENCE)).count();
        assertTrue(loud > 120 && loud < 180, loud + " frames");
        assertEquals(1, bench.registry.ended(EndReason.FAULT));
        assertEquals(List.of("Fallo interno"), log.traces());
    }
}
