package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.log.CallLog;
import inboundcalls.playout.LocalPlayer;
import inboundcalls.playout.Playout;
import inboundcalls.playout.StoredSound;
import inboundcalls.realtime.RetryPause;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/** One call from its UUID to its end. Owned by the event loop of its AudioSocket channel: every method is called there. */
public final class Call implements PhoneListener {
    /** A provider that loses a call more often in a row serves nobody. */
    private static final int MOST_LOSSES = 5;
    /** A session that held so long speaks for the provider. */
    private static final long LONG_ENOUGH_NANOS = SECONDS.toNanos(60);

    /** Words that have not been heard so long after they should have been never will be. */
    private static final long LATENESS_MILLIS = 2_000;

    private final CallLog log;
    private final CallLoop loop;
    private final PhoneLine phone;
    private final Playout playout;
    private final CallStats stats;
    private final CallRegistry registry;
    private final CallParts parts;
    private final GapFiller ear;
    private final Promise<Void> ended;
    private Conversation conversation;
    private Future<?> modelDeadline;
    private long opened;
    private int losses;
    private boolean over;
    /** Why it is over. */
    private EndReason reason = EndReason.FAULT;
    /** The phone has been let go. */
    private boolean left;

    /** Takes the call: the phone gets frames from now on. */
    Call(CallParts parts) {
        this.parts = parts;
        this.log = parts.log();
        this.loop = parts.loop();
        this.phone = parts.phone();
        this.playout = parts.playout();
        this.stats = parts.stats();
        this.registry = parts.services().registry();
        this.ended = loop.newPromise();
        log.info("📞 Llamada entrante");
        this.conversation = new Conversation(parts, this::end, this::onLost, 0);
        this.ear = parts.ear(pcm -> conversation.uplink().accept(pcm));
        this.opened = loop.ticker().nanoTime();
        registry.add(this);
        playout.start(this::onFault);
        parts.ringing().begin();
        ear.start(this::onFault);
        this.modelDeadline = awaitModel();
    }

    @Override
    public void onAudio(Audio audio) {
        parts.recording().caller(audio.pcm());
        if (over) {
            return;
        }
        if (audio.cut()) {
            stats.cutSample();
        }
        conversation.downlink().switchTo(audio.pcm().rate());
        ear.accept(audio.pcm());
    }

    @Override
    public void onDigit(char digit) {
        if (!over) {
            log.info("🔢 Tecla recibida"); // not which: it may be a secret of the caller's
            conversation.onKey(digit);
        }
    }

    /** A bug of ours: ends this call alone. One in what follows leaves the caller to the dialplan at once. */
    @Override
    public void onFault(Throwable bug) {
        if (!left) {
            log.error("Fallo interno", bug);
            loop.run(() -> end(EndReason.FAULT, ""));
        }
    }

    /** From any thread: tells the caller that the server stops, and ends. A call that ends already is let do so. */
    void sayGoodbye() {
        loop.execute(() -> {
            if (!over) {
                end(EndReason.SERVER_STOPPED, "");
            }
        });
    }

    /** From any thread: ends, whatever the caller is still being told. */
    void stop() {
        loop.execute(() -> {
            end(EndReason.SERVER_STOPPED, "");
            leave(reason);
        });
    }

    UUID uuid() {
        return parts.uuid();
    }

    /** Runs on any thread; how the call stands is told on its loop. */
    Future<CallView> ask() {
        return submit(() -> view(Optional.empty()));
    }

    /** As {@link #ask}, with the scene. */
    Future<CallView> watch() {
        return submit(this::scene);
    }

    private Future<CallView> submit(Callable<CallView> question) {
        try {
            return loop.shared().submit(question);
        } catch (RejectedExecutionException e) {
            return ImmediateEventExecutor.INSTANCE.newFailedFuture(e); // the server stops
        }
    }

    /** Succeeds when all of the call has been undone, its last line logged; the phone's connection may take a moment longer. */
    Future<Void> ended() {
        return ended;
    }

    /**
     * Ends the call once, whoever asks first. The phone's side is left to the dialplan, unless it is the phone that is gone; where the assistant
     * fails or the server stops the caller is told before, which whoever asks then cuts short.
     */
    @Override
    public void end(EndReason why, String detail) {
        assert loop.inEventLoop();
        if (over) {
            leave(why);
            return;
        }
        over = true;
        reason = why;
        modelDeadline.cancel(false);
        List.<Runnable>of(ear::stop, parts.assistant()::close, conversation::close)
                .forEach(loop::run);
        parts.logEnd(reason, detail);
        loop.run(() -> parts.services().records().add(CallRecord.of(parts, why, detail)));
        loop.run(() -> registry.recent().add(scene(), why));
        Optional<StoredSound> words = parts.services().sounds().lastWords(why);
        if (left || words.isEmpty() || !tell(words.get())) {
            leave(why);
        }
    }

    private boolean tell(StoredSound words) {
        playout.clear();
        playout.resume();
        playout.start(this::onFault); // a bug may have stopped it, in what has been dropped now
        LocalPlayer player = playout.local();
        player.stop();
        loop.schedule(() -> leave(reason), words.millis() + LATENESS_MILLIS, MILLISECONDS);
        return player.play(words, () -> loop.schedule(() -> leave(reason), Farewell.TAIL_MILLIS, MILLISECONDS));
    }

    private void leave(EndReason why) {
        if (left) {
            return;
        }
        left = true;
        playout.stop();
        parts.recording().end();
        if (why.isPhonesFault()) {
            phone.close();
        } else {
            phone.hangUp();
        }
        registry.ended(this, reason);
        ended.setSuccess(null);
    }

    private void onLost(EndReason why, String detail) {
        long now = loop.ticker().nanoTime();
        losses = now - opened > LONG_ENOUGH_NANOS ? 1 : losses + 1;
        if (over || losses > MOST_LOSSES) {
            end(why, detail);
            return;
        }
        log.warn("🔁 Se abre otra sesión con la API Realtime en lugar de la que había: {}", detail);
        stats.reconnection();
        boolean served = conversation.isReady();
        conversation = conversation.successor(RetryPause.millisAfter(losses - 1));
        opened = now;
        if (served) { // else the caller waits for it since then
            modelDeadline.cancel(false);
            modelDeadline = awaitModel();
        }
    }

    private Future<?> awaitModel() {
        Duration limit = parts.services().config().realtime().connectTimeout();
        return loop.schedule(this::endUnlessReady, limit.toNanos(), NANOSECONDS);
    }

    private void endUnlessReady() {
        if (!conversation.isReady()) {
            end(EndReason.MODEL_TIMED_OUT, "");
        }
    }

    private CallView scene() {
        return view(Optional.of(parts.transcript().scene()));
    }

    private CallView view(Optional<CallScene> scene) {
        return new CallView(
                parts.uuid(),
                state(),
                NANOSECONDS.toMillis(loop.ticker().nanoTime() - parts.start()),
                parts.assistant().who(),
                !playout.isSilent(),
                stats.counts(),
                playout.figures(),
                scene);
    }

    private CallView.State state() {
        if (over) {
            return CallView.State.LEAVING;
        }
        return conversation.isReady() ? CallView.State.TALKING : CallView.State.CONNECTING;
    }
}
