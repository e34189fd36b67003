package inboundcalls.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The recordings of calls, as they lie on the disk. */
final class RecordedSound {
    private static final int FRAME_MILLIS = 20;

    private RecordedSound() {}

    /** Caller, then assistant. */
    static List<Pcm> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Wav.read(in);
        }
    }

    /** Of each call that was taken there is one, where its record says, with all that the phone was given. */
    static Set<Path> assertWhole(List<JsonObject> records) throws IOException {
        Set<Path> told = new TreeSet<>();
        for (JsonObject record : records) {
            String file = record.get("audio").getAsString();
            boolean turnedAway =
                    record.getAsJsonObject("end").get("reason").getAsString().equals("TOO_MANY_CALLS");
            assertEquals(turnedAway, file.isEmpty());
            if (!turnedAway) {
                assertTrue(told.add(Path.of(file)), file);
                assertTrue(file.endsWith(record.get("uuid").getAsString() + ".wav"), file);
                assertHasAllFrames(Path.of(file), record);
            }
        }
        return told;
    }

    /** But for the last, at which the phone may be found gone. Of a call that ended before the first there is no file. */
    private static void assertHasAllFrames(Path file, JsonObject record) throws IOException {
        long frames = record.getAsJsonObject("sound").get("frames").getAsLong();
        if (frames > 1) {
            List<Pcm> tracks = read(file);
            assertEquals(2, tracks.size());
            long missing = (frames - 1) * FRAME_MILLIS - tracks.get(0).millis();
            assertTrue(missing <= 0, () -> missing + " ms are missing: " + record);
        }
    }

    static Set<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
