package inboundcalls.net;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TransportTest {
    @ParameterizedTest
    @EnumSource
    void itsChannelsLiveOnItsLoops(Transport transport) {
        assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
        EventLoopGroup group = transport.group(1, "loops");
        try {
            assertDoesNotThrow(() -> group.register(
                            transport.socketChannel().getDeclaredConstructor().newInstance())
                    .sync()
                    .channel()
                    .close()
                    .sync());
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsThreadsBearTheNameAndKeepTheProgramAlive(Transport transport) throws Exception {
        assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
        EventLoopGroup group = transport.group(2, "loops");
        try {
            Thread thread = group.next().submit(Thread::currentThread).get();
            assertTrue(thread.getName().startsWith("loops-"), thread.getName());
            assertFalse(thread.isDaemon());
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesEpollWhereItIs(Transport transport) {
        assertEquals(Epoll.isAvailable() == (transport == Transport.EPOLL), Transport.available() == transport);
    }
}
