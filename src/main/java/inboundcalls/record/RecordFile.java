package inboundcalls.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to the file of the day. Used by one thread.
 *
 * <p>The file is opened for each line, so that nothing is lost on one that was moved or deleted meanwhile, and locked, since the server that takes
 * this one's place may write to it already. A line goes out in one write; of one that did not go out whole nothing stays. A line that another
 * process left unfinished when it died is ended before the next. There is no fsync: what was written survives this process, and a power cut takes the
 * last half minute at most.
 */
final class RecordFile {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFile.class);
    private static final byte LINE_BREAK = '\n';

    private final RecordFiles files;
    private final int days;
    private final Clock clock;

    /** {@code days}: for which files of past days are kept; zero: for ever. */
    RecordFile(Path file, int days, Clock clock) {
        this.files = new RecordFiles(file);
        this.days = days;
        this.clock = requireNonNull(clock);
    }

    /** Where today's is, and those of past days. */
    Path directory() {
        return files.today().getParent();
    }

    /** Makes the directory, and sees to the files of past days. */
    void open() throws IOException {
        Files.createDirectories(directory());
        files.roll(LocalDate.now(clock));
        deleteOld();
        channel().close();
    }

    /** Whole or not at all. */
    void append(String line) throws IOException {
        if (files.roll(LocalDate.now(clock))) {
            deleteOld();
        }
        // Both stay open until the line is there: whichever descriptor of a file a process closes, its locks go with
        // it.
        try (FileChannel channel = channel();
                FileChannel reader = FileChannel.open(files.today(), READ)) {
            channel.lock();
            write(channel, (isUnfinished(reader) ? "\n" : "") + line + "\n");
        }
    }

    /** {@code text}: one line or more. */
    static void write(FileChannel channel, String text) throws IOException {
        long size = channel.size();
        ByteBuffer bytes = UTF_8.encode(text);
        try {
            channel.write(bytes);
        } finally {
            if (bytes.hasRemaining() && channel.size() > size) {
                channel.truncate(size);
            }
        }
        if (bytes.hasRemaining()) {
            throw new IOException("a part of the line only was written");
        }
    }

    /** One that cannot be deleted costs no record: it is tried again on the next day. */
    private void deleteOld() {
        try {
            if (days > 0) {
                files.deleteBefore(LocalDate.now(clock).minusDays(days));
            }
        } catch (IOException e) {
            LOG.warn("❗ No se puede borrar un registro de llamadas más antiguo que {} días: {}", days, e.toString());
        }
    }

    private FileChannel channel() throws IOException {
        // What callers said is nobody else's business.
        return FileChannel.open(
                files.today(),
                Set.of(CREATE, APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
    }

    private static boolean isUnfinished(FileChannel reader) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return reader.size() > 0 && reader.read(last, reader.size() - 1) == 1 && last.get(0) != LINE_BREAK;
    }
}
