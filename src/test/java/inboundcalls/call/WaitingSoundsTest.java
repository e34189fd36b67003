package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.config.TestConfig;
import inboundcalls.playout.LocalPlayer;
import inboundcalls.playout.StoredSound;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a phone hears while functions run, on frozen time: a filler of 400 ms, a tone of 100 ms five times a second. */
final class WaitingSoundsTest {
    private static final int FILLER = 3_000;
    private static final int TONE = 1_000;

    private final DownlinkBench bench = new DownlinkBench();
    private final LocalPlayer player = bench.playout.local();
    private boolean leaving;
    private WaitingSounds waiting = waiting();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void saysThatItTakesAMomentThenGivesATone() {
        waiting.onFunctionStarted("resp_1");
        assertEquals(0, heard(590, FILLER));
        assertEquals(400, heard(450, FILLER), 20);
        assertEquals(500, heard(1_000, TONE), 20);
    }

    @Test
    void onlyGivesTheToneWhenTheModelSaidItByItself() {
        speak("resp_1", 300);
        waiting.onFunctionStarted("resp_1");
        assertEquals(0, heard(880, FILLER, TONE), "600 ms after the last of it was heard");
        assertEquals(500, heard(1_020, TONE), 40);
        assertEquals(0, count(FILLER, bench.phone));
    }

    @Test
    void waitsForTheEndOfWhatIsBeingPlayed() {
        speak("resp_1", 1_000);
        waiting.onFunctionStarted("resp_2");
        assertEquals(0, heard(1_580, FILLER, TONE));
        assertEquals(400, heard(500, FILLER), 20);
    }

    @Test
    void isSilentFromTheFirstSoundOfTheAnswerOn() {
        waiting.onFunctionStarted("resp_1");
        bench.pass(800);
        assertTrue(player.isPlaying());
        waiting.onFunctionAnswered();
        speak("resp_2", 200);
        assertFalse(player.isPlaying());
        assertEquals(0, heard(20_000, FILLER, TONE), "and for good");
        assertEquals(200, bench.loudMillis(), 10);
    }

    @Test
    void goesOnUntilTheAnswerThoughTheResultIsThere() {
        waiting.onFunctionStarted("resp_1");
        bench.pass(1_100);
        waiting.onFunctionAnswered();
        assertEquals(500, heard(1_000, TONE), 20);
    }

    @Test
    void isSilentFromTheCallersFirstWordOnAndComesBackWithoutTheFiller() {
        waiting.onFunctionStarted("resp_1");
        bench.pass(800);
        waiting.onCallerSpeaks();
        bench.pass(20); // the fade
        assertEquals(0, heard(3_000, FILLER, TONE));
        waiting.onCallerSilent();
        assertEquals(0, heard(580, FILLER, TONE));
        assertEquals(500, heard(1_020, TONE), 40);
    }

    @Test
    void comesBackWhenTheModelSpokeButNotTheAnswer() {
        waiting.onFunctionStarted("resp_1");
        waiting.onCallerSpeaks();
        waiting.onCallerSilent();
        speak("resp_2", 200);
        assertEquals(0, heard(780, FILLER, TONE));
        assertEquals(500, heard(1_020, TONE), 40);
    }

    @Test
    void doesNotBeginAFillerWhenTheAnswerIsNear() {
        waiting.onFunctionStarted("resp_1");
        bench.pass(100);
        waiting.onFunctionAnswered();
        assertEquals(0, heard(480, FILLER, TONE));
        assertEquals(500, heard(1_020, TONE), 40);
        assertEquals(0, count(FILLER, bench.phone));
    }

    @Test
    void saysItOnceHoweverManyFunctionsRun() {
        waiting.onFunctionStarted("resp_1");
        waiting.onFunctionStarted("resp_1");
        bench.pass(1_200);
        waiting.onFunctionAnswered();
        waiting.onFunctionAnswered();
        waiting.onFunctionStarted("resp_2");
        bench.pass(3_000);
        assertEquals(400, count(FILLER, bench.phone), 20);
        waiting.onFunctionAnswered();
        speak("resp_3", 100);
        waiting.onFunctionStarted("resp_4");
        bench.pass(2_000);
        assertEquals(800, count(FILLER, bench.phone), 20, "and again in the next wait");
    }

    @Test
    void givesUpWhenTheModelStaysMute() {
        waiting.onFunctionStarted("resp_1");
        waiting.onFunctionAnswered();
        bench.pass(15_100);
        assertEquals(0, heard(2_000, TONE));
    }

    @Test
    void leavesNothingToTruncateWhenItIsInterrupted() {
        waiting.onFunctionStarted("resp_1");
        bench.pass(800);
        waiting.onCallerSpeaks();
        bench.downlink.interrupt("");
        assertEquals(List.of(), bench.session.sent);
    }

    @Test
    void isSilentWhenTheCallIsOver() {
        waiting.onFunctionStarted("resp_1");
        bench.pass(800);
        waiting.close();
        bench.pass(20); // the fade
        assertEquals(0, heard(3_000, FILLER, TONE));
    }

    @Test
    void isSilentAfterTheLastWords() {
        speak("resp_1", 300);
        waiting.onFunctionStarted("resp_1");
        leaving = true;
        waiting.onFunctionAnswered();
        assertEquals(0, heard(4_000, FILLER, TONE));
        leaving = false;
        assertEquals(500, heard(1_600, TONE), 40);
    }

    @Test
    void doesNeitherWhereBothAreOff() {
        waiting = waiting("waiting { filler = off, tone = false }");
        waiting.onFunctionStarted("resp_1");
        assertEquals(0, heard(3_000, FILLER, TONE));
    }

    private WaitingSounds waiting(String... settings) {
        Filler filler = settings.length > 0 ? Filler.none() : new RecordedFiller(player, sound(FILLER, 400, 0));
        return new WaitingSounds(
                TestConfig.of(settings).waiting(),
                filler,
                sound(TONE, 100, 100),
                player,
                () -> leaving || bench.downlink.isSpeaking(),
                TestParts.loop(bench.channel.eventLoop()));
    }

    /** The model says all of a response. */
    private void speak(String response, int millis) {
        ContentPart part = new ContentPart(response, "item_of_" + response, 0);
        assertTrue(bench.downlink.onAudio(part, DownlinkBench.constant(millis)));
        bench.downlink.onAudioDone(part);
        waiting.onModelSpeaks(response);
    }

    /** How many milliseconds of these are heard while that time passes. */
    private double heard(int millis, int... values) {
        int frames = bench.phone.size();
        bench.pass(millis);
        List<Pcm> heard = bench.phone.subList(frames, bench.phone.size());
        return Arrays.stream(values).mapToDouble(value -> count(value, heard)).sum();
    }

    private static double count(int value, List<Pcm> frames) {
        return frames.stream().filter(frame -> frame.samples()[100] == value).count() * 20.0;
    }

    private static StoredSound sound(int value, int millis, int silence) {
        short[] samples = new short[8 * (millis + silence)];
        Arrays.fill(samples, 0, 8 * millis, (short) value);
        return new StoredSound(new Pcm(samples, 8_000));
    }
}
