package inboundcalls.call;

import inboundcalls.audio.AudioSink;
import inboundcalls.config.Waiting;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import inboundcalls.recording.Recording;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What one call is made of, whatever session its conversation is held in.
 *
 * @param start by the loop's ticker
 */
record CallParts(
        UUID uuid,
        long start,
        CallLog log,
        CallLoop loop,
        Metronome metronome,
        PhoneLine phone,
        PhoneSound sound,
        Playout playout,
        Recording recording,
        CallStats stats,
        Assistant assistant,
        Transcript transcript,
        CallServices services) {

    /** {@code spoken}: the filler where the model is to say it; {@code taken} as {@link WaitingSounds} has it. */
    WaitingSounds waiting(Filler spoken, BooleanSupplier taken) {
        Waiting config = services.config().waiting();
        CallSounds sounds = services.sounds();
        Filler filler = switch (config.filler()) {
            case OFF -> Filler.none();
            case LOCAL -> new RecordedFiller(playout.local(), sounds.filler());
            case MODEL -> spoken;
        };
        return new WaitingSounds(config, filler, sounds.waiting(), playout.local(), taken, loop);
    }

    Ringing ringing() {
        return new Ringing(
                playout.local(),
                services.sounds().connecting(),
                services.config().connecting().after(),
                loop,
                start);
    }

    GapFiller ear(AudioSink uplink) {
        AudioSink groups = FrameGroup.of(services.config().realtime().framesPerAppend(), uplink);
        return new GapFiller(metronome, loop.ticker(), CallFactory.USUAL_PHONE_RATE, sound.fromPhone(groups));
    }

    /** The call's last lines. */
    void logEnd(EndReason reason, String detail) {
        String why = detail.isEmpty() ? reason.text() : reason.text() + " (" + detail + ")";
        if (reason.isExpected()) {
            log.info("📴 Llamada terminada: {}", why);
        } else {
            log.error("❌ Llamada terminada: {}", why);
        }
        stats.logTo(log, loop.ticker().nanoTime() - start, playout.figures());
        stats.usage().logTo(log, services.config().realtime().prices());
    }
}
