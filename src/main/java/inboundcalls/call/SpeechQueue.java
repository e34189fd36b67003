package inboundcalls.call;

import inboundcalls.audio.Pcm;
import inboundcalls.playout.Speech;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The model's sound until it is resampled, in slices, so that a loop's other calls wait for one slice at most; and no more of it than may wait to
 * be played. Lives on the call's event loop.
 */
final class SpeechQueue {
    private static final int SLICE_MILLIS = 200;
    private static final int SHORTEST_PIECE_MILLIS = 10;
    private static final Pcm NOTHING = Pcm.silence(0, 8_000);

    enum Kind {
        SOUND,
        /** The speech is complete. */
        END,
        /** What would follow was not kept. */
        CUT
    }

    /** Sound of a speech, a stretch of what came at once; or where its sound ends. */
    record Piece(Speech speech, Pcm pcm, int from, int to, Kind kind) {
        long millis() {
            return Pcm.millis(to - from, pcm.rate());
        }

        private boolean is(Kind what, Speech whose) {
            return kind == what && speech == whose;
        }

        private boolean isOf(String responseId) {
            return speech.responseId().equals(responseId);
        }
    }

    private final long limitMillis;
    private final Deque<Piece> pieces = new ArrayDeque<>();

    SpeechQueue(long limitMillis) {
        this.limitMillis = limitMillis;
    }

    /** As much of it as may wait; where there is more its response is cut, when it is its turn. */
    void add(Speech speech, Pcm pcm) {
        if (isCut(speech.responseId())) {
            return;
        }
        int slice = pcm.rate() * SLICE_MILLIS / 1_000;
        long room = limitMillis - millis();
        for (int from = 0; from < pcm.samples().length; from += slice) {
            int to = Math.min(from + slice, pcm.samples().length);
            Piece piece = new Piece(speech, pcm, from, to, Kind.SOUND);
            room -= piece.millis();
            if (room < 0 || pieces.size() > limitMillis / SHORTEST_PIECE_MILLIS) {
                pieces.add(new Piece(speech, NOTHING, 0, 0, Kind.CUT));
                return;
            }
            pieces.add(piece);
        }
    }

    /** Nothing follows of it; no error when that was told. */
    void end(Speech speech) {
        if (pieces.stream().noneMatch(piece -> piece.is(Kind.END, speech))) {
            pieces.add(new Piece(speech, NOTHING, 0, 0, Kind.END));
        }
    }

    /** The next, or null. */
    Piece poll() {
        return pieces.poll();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    long millis() {
        return pieces.stream().mapToLong(Piece::millis).sum();
    }

    void remove(String responseId) {
        pieces.removeIf(piece -> piece.isOf(responseId));
    }

    void clear() {
        pieces.clear();
    }

    private boolean isCut(String responseId) {
        return pieces.stream().anyMatch(piece -> piece.kind == Kind.CUT && piece.isOf(responseId));
    }
}
