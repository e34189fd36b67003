package inboundcalls.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** Lines of a file that may still grow, with their numbers. */
final class LineFile implements Closeable {
    private final Path path;
    private final Listener listener;
    private final InputStream in;
    /** Which file it is, whatever it is called meanwhile. */
    private final Object key;

    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;
    private long number;

    /** Told of each line. */
    interface Listener {
        void onLine(Path file, long number, String line);
    }

    LineFile(Path path, Listener listener) throws IOException {
        this.path = requireNonNull(path);
        this.listener = requireNonNull(listener);
        this.in = new FileInputStream(path.toFile()); // which an interrupt does not close
        this.key = key(path);
    }

    /** All lines that have ended since the last time. */
    void readOn() throws IOException {
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
            position += count;
            for (int i = 0; i < count; i++) {
                take(buffer[i]);
            }
        }
    }

    /** Nothing more will come: what has no end is told as well. */
    void finish() {
        if (begun.size() > 0) {
            tell();
        }
    }

    /** There is another file of that name now, or this one was begun anew. */
    boolean isReplaced() throws IOException {
        try {
            return !Objects.equals(key, key(path)) || Files.size(path) < position;
        } catch (NoSuchFileException e) {
            return false; // in a moment
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void take(byte next) {
        if (next == '\n') {
            tell();
        } else {
            begun.write(next);
        }
    }

    private void tell() {
        number++;
        listener.onLine(path, number, begun.toString(UTF_8));
        begun.reset();
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
