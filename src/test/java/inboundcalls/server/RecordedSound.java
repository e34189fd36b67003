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
    private RecordedSound() {}

    /** Caller, then assistant. */
    static List<Pcm> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Wav.read(in);
        }
    }

    /** Of each call that was taken there is one, where its record says, as long as the call at least; and there is nothing else. */
    static void assertWhole(Path directory, List<JsonObject> records) throws IOException {
        Set<Path> told = new TreeSet<>();
        for (JsonObject record : records) {
            String file = record.get("audio").getAsString();
            boolean turnedAway =
                    record.getAsJsonObject("end").get("reason").getAsString().equals("TOO_MANY_CALLS");
            assertEquals(turnedAway, file.isEmpty());
            if (!turnedAway) {
                assertTrue(told.add(Path.of(file)), file);
                assertTrue(file.endsWith(record.get("uuid").getAsString() + ".wav"), file);
                List<Pcm> tracks = read(Path.of(file));
                assertEquals(2, tracks.size());
                long missing = (long) (1_000 * record.get("seconds").getAsDouble())
                        - tracks.get(0).millis();
                assertTrue(missing < 500, () -> missing + " ms are missing: " + record);
            }
        }
        assertEquals(told, files(directory));
    }

    static Set<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
