package inboundcalls.realtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Keys for masking frames, each from a strong source of randomness and used once, as RFC 6455 (5.3, 10.3) wants them. Drawn many at a time:
 * one by one they would cost as much as all the rest of a frame. One per connection; not thread-safe.
 */
final class MaskKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int KEYS_AT_A_TIME = 64;

    private final byte[] drawn = new byte[KEYS_AT_A_TIME * Integer.BYTES];
    private int used = drawn.length;

    int next() {
        if (used == drawn.length) {
            RANDOM.nextBytes(drawn);
            used = 0;
        }
        int key = (int) INTS.get(drawn, used);
        used += Integer.BYTES;
        return key;
    }
}
