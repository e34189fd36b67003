package inboundcalls.config;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WaitingSettingsTest {
    private Path directory;
    private Workplace workplace;

    @BeforeEach
    void workIn(@TempDir Path directory) {
        this.directory = directory;
        workplace = new Workplace(directory);
    }

    @Test
    void playsTheJarsRecordingUntilThereIsOneOfTheOperators() {
        Waiting expected = new Waiting(
                Waiting.Filler.LOCAL,
                ofMillis(600),
                Optional.empty(),
                "Déjame consultar esa información...",
                true,
                ofMillis(300),
                ofSeconds(4));
        assertEquals(expected, workplace.settings("").load().waiting());
        workplace.file("conf/prompts/un-momento.wav", "sound");
        assertEquals(
                Optional.of(directory.resolve("conf/prompts/un-momento.wav")),
                workplace.load().waiting().recording());
    }

    @Test
    void takesARecordingFromAnywhere() {
        workplace.file("mine.wav", "sound");
        Waiting waiting = workplace
                .settings("waiting { filler = model, after = 1 s, recording = mine.wav, tone = off }")
                .load()
                .waiting();
        assertEquals(Waiting.Filler.MODEL, waiting.filler());
        assertEquals(ofSeconds(1), waiting.after());
        assertEquals(Optional.of(directory.resolve("mine.wav")), waiting.recording());
        assertEquals(false, waiting.tone());
    }

    @Test
    void tellsWhatIsWrong() {
        String file = " [conf/application.conf: 2]: ";
        assertEquals(
                List.of(
                        "inbound-calls.waiting.filler" + file + "\"loud\" (expected: one of off, local, model)",
                        "inbound-calls.waiting.after" + file
                                + "\"1 ms\" (expected: a time from 100 ms to 10 s, such as 100 ms)",
                        "inbound-calls.waiting.recording" + file
                                + "\"none.wav\" (expected: a readable WAV file (mono, 16 bits))",
                        "inbound-calls.waiting.mute-timeout" + file
                                + "\"0 s\" (expected: a time from 500 ms to 60 s, such as 500 ms)"),
                workplace
                        .settings("waiting { filler = loud, after = 1 ms, recording = none.wav, mute-timeout = 0 s }")
                        .problems());
    }
}
