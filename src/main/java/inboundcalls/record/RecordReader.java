package inboundcalls.record;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads records back, in the order in which they were written. */
public final class RecordReader {
    private static final int PAUSE_MILLIS = 200;

    private final RecordFiles files;
    private final BiConsumer<StoredCall, String> calls;
    private final Consumer<String> broken;

    /**
     * @param file that of today
     * @param calls told of each, with its line
     * @param broken told {@code FILE:LINE: …} of what is no record
     */
    public RecordReader(Path file, BiConsumer<StoredCall, String> calls, Consumer<String> broken) {
        this.files = new RecordFiles(file);
        this.calls = requireNonNull(calls);
        this.broken = requireNonNull(broken);
    }

    /**
     * Those that there are.
     *
     * @throws NoSuchFileException when there is no file at all
     */
    public void read() throws IOException {
        boolean none = true;
        for (Path file : files.all()) {
            readWhole(file);
            none = false;
        }
        if (none) {
            throw new NoSuchFileException(files.today().toString());
        }
    }

    /** Those that there are, then those that come, on the next days too. Returns when the thread is interrupted. */
    public void follow() throws IOException {
        for (Path file : files.past()) {
            readWhole(file);
        }
        do {
            if (Files.exists(files.today())) {
                followToday();
            }
        } while (pause());
    }

    private void followToday() throws IOException {
        try (LineFile file = new LineFile(files.today(), this::take)) {
            do {
                file.readOn();
            } while (!file.isReplaced() && pause());
            file.readOn(); // what came before it was replaced
            file.finish();
        }
    }

    private void readWhole(Path path) throws IOException {
        try (LineFile file = new LineFile(path, this::take)) {
            file.readOn();
            file.finish();
        }
    }

    private void take(Path file, long number, String line) {
        StoredCall.parse(line)
                .ifPresentOrElse(
                        call -> calls.accept(call, line),
                        () -> broken.accept(file + ":" + number + ": not a whole record"));
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
