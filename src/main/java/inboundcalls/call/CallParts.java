package inboundcalls.call;

import inboundcalls.audio.AudioSink;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import inboundcalls.realtime.SessionSettings;
import io.netty.channel.EventLoop;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What one call is made of, before its conversation begins. */
record CallParts(
        UUID uuid,
        CallLog log,
        EventLoop loop,
        Metronome metronome,
        PhoneLine phone,
        PhoneSound sound,
        Playout playout,
        CallStats stats,
        SessionSettings settings,
        CallServices services) {

    Conversation conversation(BiConsumer<EndReason, String> end) {
        return new Conversation(this, end);
    }

    GapFiller ear(AudioSink uplink) {
        return new GapFiller(metronome, loop.ticker(), CallFactory.USUAL_PHONE_RATE, sound.fromPhone(uplink));
    }
}
