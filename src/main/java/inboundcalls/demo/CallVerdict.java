package inboundcalls.demo;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.SoundTrack;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges what the phone heard against what the model's recordings are, and prints the findings. */
final class CallVerdict {
    private static final int MOST_MILLIS_AFTER_SPEECH_STARTED = 40;
    private static final int MOST_MILLIS_OFF_TRUNCATION = 20;
    private static final int LEAST_SILENCE_MILLIS = 1_000;
    private static final int INTERRUPTION = 2;

    private final SoundTrack heardTrack;
    private final Pcm heard;
    private final CallJournal journal;
    private final Recordings recordings;
    private final PrintWriter out;
    private final List<String> faults = new ArrayList<>();
    private long from;

    /**
     * Of one call.
     *
     * @param heard as it was recorded
     * @param track the same as it came, which knows when
     */
    CallVerdict(Pcm heard, SoundTrack track, CallJournal journal, Recordings recordings, PrintWriter out) {
        this.heard = requireNonNull(heard);
        this.heardTrack = requireNonNull(track);
        this.journal = requireNonNull(journal);
        this.recordings = requireNonNull(recordings);
        this.out = requireNonNull(out);
    }

    /** What is wrong with the call; nothing when it went as it must. */
    List<String> faults(CallEnd end) {
        journal.refusals().forEach(refusal -> faults.add("the Realtime server refused: " + refusal));
        check(end.kind() == CallEnd.Kind.CALLER_HUNG_UP, "the call ended by " + end);
        check(heardTrack.discardedFrames() == 0, heardTrack.discardedFrames() + " frames came in bursts");
        if (heardTrack.filledMillis() > 0) {
            out.println("   Esta máquina se paró: faltaron " + heardTrack.filledMillis()
                    + " ms (solo importa si había voz)");
        }
        intact(recordings.greeting());
        intact(recordings.preamble());
        intact(recordings.answerTo(recordings.question(CallScript.FIRST_QUESTION)));
        intact(recordings.preamble());
        interrupted(recordings.answerTo(recordings.question(CallScript.INTERRUPTED_QUESTION)));
        intact(recordings.preamble());
        intact(recordings.answerTo(recordings.question(CallScript.LAST_QUESTION)));
        return List.copyOf(faults);
    }

    private void intact(Recording recording) {
        Judgement judgement = judge(recording);
        check(judgement.isIntact(), "«" + recording.text() + "»: " + judgement.describe());
        from = Math.max(from, (long) (judgement.startMillis() + judgement.heardMillis()));
    }

    private void interrupted(Recording recording) {
        Judgement judgement = judge(recording);
        boolean interrupted = judgement.isCleanlyCut(LEAST_SILENCE_MILLIS)
                && journal.speechStarts().size() > INTERRUPTION
                && journal.truncations().size() == 1;
        check(
                interrupted,
                "«" + recording.text() + "»: " + judgement.describe() + ", truncations: " + journal.truncations());
        if (interrupted) {
            checkTimes(judgement);
        }
        from = Math.max(from, (long) (judgement.startMillis() + judgement.heardMillis()));
    }

    private void checkTimes(Judgement judgement) {
        long started = Pcm.millis(heardTrack.position(journal.speechStarts().get(INTERRUPTION)), heardTrack.rate());
        double stop = judgement.startMillis() + judgement.heardMillis() - started;
        long truncated = journal.truncations().get(0);
        out.printf(
                Locale.ROOT,
                "   Interrupción: el sonido cesó a %+.0f ms de speech_started; audio_end_ms %d, oídos de %.0f a %.0f ms%n",
                stop,
                truncated,
                judgement.heardMillis(),
                judgement.heardAtMostMillis());
        check(stop <= MOST_MILLIS_AFTER_SPEECH_STARTED, "the sound went on for " + stop + " ms after speech_started");
        check(
                truncated >= judgement.heardMillis() - MOST_MILLIS_OFF_TRUNCATION
                        && truncated <= judgement.heardAtMostMillis() + MOST_MILLIS_OFF_TRUNCATION,
                "audio_end_ms " + truncated + ", heard: " + judgement.describe());
    }

    private Judgement judge(Recording recording) {
        Judgement judgement = RecordingJudge.judge(heard, from, recording.sound());
        out.println("   «" + recording.text() + "»: " + judgement.describe());
        return judgement;
    }

    private void check(boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }
}
