package inboundcalls.soak;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import java.util.ArrayList;
import java.util.List;

/** Whether sentences were heard one after the other, each of them whole. Lives on one thread. */
final class SoakVerdict {
    private final Pcm heard;
    private final List<String> faults = new ArrayList<>();
    private long from;

    SoakVerdict(Pcm heard) {
        this.heard = heard;
    }

    /** The next sentence begins after that millisecond. */
    void skipTo(long millis) {
        from = Math.max(from, millis);
    }

    /** Every frame of it, at its place. */
    void hears(Recording sentence) {
        Judgement judgement = RecordingJudge.judge(heard, from, sentence.sound());
        if (!judgement.isIntact()) {
            fault("«" + sentence.text() + "»: " + judgement.describe());
        }
        skipTo((long) (judgement.startMillis() + judgement.heardMillis()));
    }

    void fault(String what) {
        faults.add(what);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
