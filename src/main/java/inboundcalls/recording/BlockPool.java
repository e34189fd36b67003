package inboundcalls.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory of all recordings: blocks of silence, in which sound is put on a call's loop and from which it is written on another thread. This many
 * and no more, whatever the disk does. Thread-safe.
 */
final class BlockPool {
    private final byte[] silence;
    private final int most;
    private final AtomicInteger made = new AtomicInteger();
    private final ArrayBlockingQueue<ByteBuffer> free;

    BlockPool(int blockBytes, int most) {
        this.silence = new byte[blockBytes];
        this.most = most;
        this.free = new ArrayBlockingQueue<>(most);
    }

    /**
     * Silence, little-endian.
     *
     * @throws RejectedExecutionException when all of the memory waits to be written
     */
    ByteBuffer take() {
        ByteBuffer block = free.poll();
        return block == null ? make() : block;
    }

    /** It is not used any more. */
    void give(ByteBuffer block) {
        free.add(block.clear().put(silence).clear());
    }

    /** How many are out. */
    int used() {
        return made.get() - free.size();
    }

    private ByteBuffer make() {
        if (made.incrementAndGet() > most) {
            made.decrementAndGet();
            throw new RejectedExecutionException("el disco no da abasto");
        }
        return ByteBuffer.allocate(silence.length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
