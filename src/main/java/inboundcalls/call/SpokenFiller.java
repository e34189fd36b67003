package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.playout.Playout;
import inboundcalls.playout.StoredSound;
import inboundcalls.realtime.AsideListener;
import inboundcalls.realtime.RealtimeSession;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A filler that the model says out of the conversation. One that is not wanted any more is cancelled, as soon as its id is told. Lives on the
 * call's event loop.
 */
final class SpokenFiller implements Filler, AsideListener {
    private static final String KIND = "filler";
    /** After so long without a sound of it, what follows begins. */
    private static final long PATIENCE_MILLIS = 1_500;

    /** It is a short sentence. */
    private static final long LONGEST_MILLIS = 15_000;

    private final RealtimeSession session;
    private final Playout playout;
    private final CallLoop loop;
    private final String instructions;
    private Runnable next = () -> {};
    private Future<?> patience;
    /** The requests that were neither announced nor refused yet; the provider takes them in this order. */
    private final Deque<String> asked = new ArrayDeque<>();
    /** Of those, the last is wanted; or the one that is given is. */
    private boolean wanted;

    /** What came of the one that is given. */
    private long saidMillis;

    /** Some of it was heard. */
    private boolean sounding;

    private String activeId = "";
    private Resampler resampler;

    SpokenFiller(RealtimeSession session, Playout playout, CallLoop loop, String words) {
        this.session = requireNonNull(session);
        this.playout = requireNonNull(playout);
        this.loop = requireNonNull(loop);
        this.instructions = "Di exactamente: «" + words + "» No digas nada más.";
        this.patience = loop.newSucceededFuture(null);
        this.resampler = new Resampler(session.rate(), playout.rate());
    }

    @Override
    public void begin(Runnable then) {
        next = requireNonNull(then);
        wanted = true;
        sounding = false;
        asked.add(session.speakAside(KIND, instructions));
        patience = loop.schedule(next, PATIENCE_MILLIS, MILLISECONDS);
    }

    @Override
    public void stop() {
        wanted = false;
        patience.cancel(false);
        if (!activeId.isEmpty()) {
            session.cancelResponse(activeId);
            activeId = "";
        }
    }

    /** An error answers the client event of that id: was it one of these? Then what follows begins. */
    boolean wasRefused(String eventId) {
        boolean refused = asked.remove(eventId);
        if (refused && asked.isEmpty() && patience.cancel(false)) {
            next.run();
        }
        return refused;
    }

    @Override
    public void onCreated(String responseId, String kind) {
        if (!kind.equals(KIND)) {
            return;
        }
        asked.poll();
        if (wanted && asked.isEmpty()) {
            activeId = responseId;
            saidMillis = 0;
            resampler = new Resampler(session.rate(), playout.rate());
        } else {
            session.cancelResponse(responseId);
        }
    }

    @Override
    public void onAudio(String responseId, Pcm pcm) {
        if (!responseId.equals(activeId)) {
            return;
        }
        saidMillis += pcm.millis();
        if (saidMillis > LONGEST_MILLIS) {
            session.cancelResponse(responseId);
            onDone(responseId);
        } else {
            if (!sounding) {
                sounding = true;
                patience.cancel(false);
                playout.local().stop(); // what follows may have begun
            }
            play(resampler.resample(pcm));
        }
    }

    @Override
    public void onDone(String responseId) {
        if (responseId.equals(activeId)) {
            activeId = "";
            play(resampler.drain());
            if (sounding || patience.cancel(false)) {
                next.run();
            }
        }
    }

    private void play(Pcm pcm) {
        if (!pcm.isEmpty()) {
            playout.local().play(new StoredSound(pcm));
        }
    }
}
