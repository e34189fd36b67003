package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Playout;
import inboundcalls.playout.StoredSound;

/**
 * A caller for whom there is no place: is told so, then handed back to the dialplan. Nobody else is asked anything for it, least of all the
 * model. Lives on the event loop of its AudioSocket channel.
 */
final class TurnedAway implements PhoneListener {
    private final CallLog log;
    private final CallLoop loop;
    private final PhoneLine phone;
    private final Playout playout;
    private final CallRegistry registry;
    private final Runnable onEnd;
    private boolean over;

    /** {@code onEnd}: told once, when the caller is let go. */
    TurnedAway(CallLog log, CallLoop loop, PhoneLine phone, Playout playout, CallRegistry registry, Runnable onEnd) {
        this.log = requireNonNull(log);
        this.loop = requireNonNull(loop);
        this.phone = requireNonNull(phone);
        this.playout = requireNonNull(playout);
        this.registry = requireNonNull(registry);
        this.onEnd = requireNonNull(onEnd);
    }

    /** Says it once, and leaves. */
    void tell(StoredSound prompt) {
        registry.add(this);
        playout.start(this::onFault);
        playout.local().play(prompt, () -> loop.schedule(this::leave, Farewell.TAIL_MILLIS, MILLISECONDS));
    }

    /** At once. */
    void leave() {
        end(EndReason.TOO_MANY_CALLS, "");
    }

    /** As {@link #leave}, from any thread. */
    void stop() {
        loop.execute(this::leave);
    }

    /** Nobody listens; but by its rate the phone tells how it wants to be spoken to. */
    @Override
    public void onAudio(Audio audio) {
        if (!over && audio.pcm().rate() != playout.rate()) {
            playout.switchTo(audio.pcm().rate());
        }
    }

    @Override
    public void onDigit(char digit) {}

    @Override
    public void onFault(Throwable bug) {
        if (!over) {
            log.error("Fallo interno", bug);
            end(EndReason.FAULT, "");
        }
    }

    @Override
    public void end(EndReason why, String detail) {
        if (over) {
            return;
        }
        over = true;
        playout.stop();
        registry.remove(this);
        if (why.isPhonesFault()) {
            phone.close();
        } else {
            phone.hangUp();
        }
        onEnd.run();
    }
}
