package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.config.Waiting;
import inboundcalls.playout.LocalPlayer;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.playout.StoredSound;
import io.netty.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Sees to it that the caller is not left in silence from a function call to the model's answer: after a while without a sound a filler, unless
 * the model introduced the call by itself, then a tone. The caller's voice and the model's silence both at once. Lives on the call's event loop.
 */
final class WaitingSounds {
    /** A model that has its results and says nothing, though it was asked twice, is not waited for any longer. */
    private static final long LONGEST_NANOS = MILLISECONDS.toNanos(15_000);

    private final Waiting settings;
    private final Filler filler;
    private final StoredSound tone;
    private final LocalPlayer player;
    private final BooleanSupplier taken;
    private final CallLoop loop;
    private Future<?> clock;
    private int running;
    /** When the last function answered. */
    private long answered;
    /** The model has not answered yet. */
    private boolean waiting;
    /** The caller knows that it takes a moment. */
    private boolean introduced;

    private boolean sounding;
    private boolean callerSpeaks;
    private long quietSince;
    private String lastSpoken = "";

    /** {@code taken}: something is being said, or nothing is to be heard any more. */
    WaitingSounds(
            Waiting settings,
            Filler filler,
            StoredSound tone,
            LocalPlayer player,
            BooleanSupplier taken,
            CallLoop loop) {
        this.settings = requireNonNull(settings);
        this.filler = requireNonNull(filler);
        this.tone = requireNonNull(tone);
        this.player = requireNonNull(player);
        this.taken = requireNonNull(taken);
        this.loop = requireNonNull(loop);
        this.clock = loop.newSucceededFuture(null);
    }

    /** A function that this response called begins to run. */
    void onFunctionStarted(String responseId) {
        running++;
        if (!waiting) {
            waiting = true;
            introduced = lastSpoken.equals(responseId);
            quietSince = now();
            tick();
        }
    }

    void onFunctionAnswered() {
        running--;
        answered = now();
    }

    /** Sound of the conversation came that will be played. */
    void onModelSpeaks(String responseId) {
        lastSpoken = responseId;
        introduced = true;
        hush();
        if (running == 0) {
            end();
        }
    }

    void onCallerSpeaks() {
        callerSpeaks = true;
        hush();
    }

    void onCallerSilent() {
        callerSpeaks = false;
        quietSince = now();
    }

    /** Silence, and no timer runs afterwards. */
    void close() {
        hush();
        end();
    }

    private void end() {
        waiting = false;
        clock.cancel(false);
    }

    private void tick() {
        if (callerSpeaks || taken.getAsBoolean()) {
            quietSince = now();
        } else if (!sounding && now() - quietSince >= settings.after().toNanos()) {
            sound();
        }
        if (running == 0 && sounding && now() - answered > LONGEST_NANOS) {
            close();
        } else {
            clock = loop.schedule(this::tick, PlayoutBuffer.FRAME_MILLIS, MILLISECONDS);
        }
    }

    /** Where the results are there already the answer is near: a filler would be cut off by it. */
    private void sound() {
        sounding = true;
        if (introduced || running == 0) {
            beginTone();
        } else {
            introduced = true;
            filler.begin(this::beginTone);
        }
    }

    private void beginTone() {
        if (settings.tone()) {
            player.repeat(tone);
        }
    }

    private void hush() {
        quietSince = now();
        if (sounding) {
            sounding = false;
            filler.stop();
            player.stop();
        }
    }

    private long now() {
        return loop.ticker().nanoTime();
    }
}
