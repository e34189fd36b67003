package inboundcalls.simulation;

import io.netty.util.concurrent.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a caller is going to say, cut into frames; silence when there is nothing to say. Lives on the caller's loop. */
final class Mouth {
    private static final String OVER = "the call is over";

    private final int frameSamples;
    private final Deque<Sentence> sentences = new ArrayDeque<>();
    private int offset;
    private boolean closed;

    Mouth(int frameSamples) {
        this.frameSamples = frameSamples;
    }

    void add(short[] samples, Promise<Void> said) {
        if (closed) {
            said.setFailure(new IllegalStateException(OVER));
        } else {
            sentences.add(new Sentence(samples, said));
        }
    }

    /** The call is over: what was not said will not be. */
    void close() {
        closed = true;
        sentences.forEach(sentence -> sentence.said.setFailure(new IllegalStateException(OVER)));
        sentences.clear();
    }

    boolean isSpeaking() {
        return !sentences.isEmpty();
    }

    /** The next frame; a sentence begins with one of its own. */
    short[] frame() {
        short[] frame = new short[frameSamples];
        Sentence sentence = sentences.peek();
        if (sentence != null) {
            int count = Math.min(frameSamples, sentence.samples.length - offset);
            System.arraycopy(sentence.samples, offset, frame, 0, count);
            offset += count;
            if (offset == sentence.samples.length) {
                offset = 0;
                sentences.remove().said.setSuccess(null);
            }
        }
        return frame;
    }

    private record Sentence(short[] samples, Promise<Void> said) {}
}
