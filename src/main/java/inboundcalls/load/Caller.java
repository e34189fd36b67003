package inboundcalls.load;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import inboundcalls.net.Transport;
import inboundcalls.playout.Metronome;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.LightPhone;
import inboundcalls.simulation.PhoneMessage;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.UUID;

/**
 * One caller: listens until the model has spoken, asks, listens again; talks over it, or presses a key first, where the plan says so. Lives on
 * the phone's loop.
 */
final class Caller implements LightPhone.Listener {
    private static final long FRAME_NANOS = MILLISECONDS.toNanos(20);
    private static final int MOST_FRAMES_A_BEAT = 5;
    private static final int KEY_FRAMES = 160 / 20;
    private static final int PAUSE_FRAMES = 600 / 20;
    private static final int INTERRUPTION_FRAMES = 1_000 / 20;
    private static final int PATIENCE_FRAMES = 8_000 / 20;

    private final int number;
    private final LoadPlan plan;
    private final EventLoop loop;
    private final Metronome metronome;
    private final LoadMeters meters;
    private final CallTally tally;
    private final Mouth mouth;
    private final Ear ear;
    private final PacingMeter pacing;
    private final Metronome.Member member = this::beat;
    private LightPhone phone;
    private long dialled;
    private long nextDue;
    private boolean up;
    private int turns;
    private int keyFrames;

    Caller(int number, LoadPlan plan, Phones phones, CallLink link) {
        this.number = number;
        this.plan = plan;
        this.loop = phones.loop();
        this.metronome = phones.metronome();
        this.meters = phones.meters();
        this.tally = phones.tally();
        this.mouth = new Mouth(number, link, phones.questions());
        this.ear = new Ear(link, meters);
        this.pacing = new PacingMeter(meters);
    }

    /** From any thread. */
    void dial(InetSocketAddress server) {
        loop.execute(() -> {
            dialled = System.nanoTime();
            phone = LightPhone.dial(Transport.available(), loop, server, UUID.randomUUID(), this);
        });
    }

    /** From any thread. */
    void hangUp() {
        loop.execute(() -> phone.hangUp());
    }

    @Override
    public void onConnected() {
        nextDue = loop.ticker().nanoTime();
        metronome.join(member);
    }

    @Override
    public void onFrame(boolean isAudible) {
        long nanos = System.nanoTime();
        if (!up) {
            up = true;
            tally.cameUp();
            meters.took(Time.WELCOME, nanos - dialled);
        }
        pacing.heard(nanos);
        ear.hear(isAudible, nanos);
    }

    @Override
    public void onEnd(CallEnd end) {
        metronome.leave(member);
        if (end.kind() == CallEnd.Kind.CALLER_HUNG_UP) {
            return;
        }
        String why = end.kind() + (end.detail().isEmpty() ? "" : ": " + end.detail());
        if (up) {
            tally.dropped(why);
        } else {
            tally.failed(why);
        }
    }

    private void beat(long due) {
        meters.took(Time.OWN_CLOCK, loop.ticker().nanoTime() - due);
        nextDue = Math.max(nextDue, due - MOST_FRAMES_A_BEAT * FRAME_NANOS);
        while (nextDue <= due) {
            nextDue += FRAME_NANOS;
            speak();
        }
    }

    private void speak() {
        if (keyFrames > 0) {
            press();
            return;
        }
        if (!mouth.isSpeaking()) {
            decide();
        }
        boolean wasSpeaking = mouth.isSpeaking();
        meters.happened(Event.FRAMES_SENT);
        phone.send(mouth.next());
        if (wasSpeaking && !mouth.isSpeaking()) {
            ear.asked(System.nanoTime());
        }
    }

    private void decide() {
        if (plan.interrupts(number) && ear.speechFrames() >= INTERRUPTION_FRAMES) {
            ear.interrupted(System.nanoTime());
            ask();
        } else if (ear.pauseFrames() >= PAUSE_FRAMES) {
            keyFrames = plan.presses(number) ? KEY_FRAMES : 0;
            ask();
        } else if (ear.silentFrames() >= PATIENCE_FRAMES) {
            ear.giveUp();
            ask();
        }
    }

    private void ask() {
        mouth.ask(number + turns++);
    }

    /** Asterisk sends nothing while a key is down, and tells of it at its end. */
    private void press() {
        mouth.skip();
        if (--keyFrames == 0) {
            phone.send(PhoneMessage.digit('1'));
            meters.happened(Event.DIGITS);
        }
    }
}
