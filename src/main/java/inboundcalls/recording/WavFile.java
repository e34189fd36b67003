package inboundcalls.recording;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Wav;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * One recording on the disk: {@code ….wav.part} as long as it grows, then {@code ….wav}. Lives on one thread, but for its name.
 *
 * <p>The header is written over in the end, which needs no space of the disk.
 */
final class WavFile {
    static final String PART = ".part";
    /** Readers take a length for a number with a sign. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - Wav.HEADER_BYTES;

    private final Path path;
    private final Path part;
    private Optional<FileChannel> channel = Optional.empty();
    /** Of sound, written whole. */
    private int bytes;

    WavFile(Path path) {
        this.path = requireNonNull(path);
        this.part = path.resolveSibling(path.getFileName() + PART);
    }

    Path path() {
        return path;
    }

    void append(ByteBuffer block) throws IOException {
        int length = block.remaining();
        if (length > MOST_BYTES - bytes) {
            throw new IOException("no cabe más en un archivo WAV");
        }
        FileChannel file = opened();
        while (block.hasRemaining()) {
            file.write(block);
        }
        bytes += length;
    }

    /** Makes it a file that can be played, of all that was appended whole; without any there is no file. */
    void finish() throws IOException {
        if (channel.isEmpty()) {
            return;
        }
        try (FileChannel file = channel.get()) {
            channel = Optional.empty();
            file.truncate((long) Wav.HEADER_BYTES + bytes);
            file.write(header(), 0);
        }
        if (bytes > 0) {
            Files.move(part, path);
        } else {
            Files.deleteIfExists(part);
        }
    }

    private FileChannel opened() throws IOException {
        if (channel.isEmpty()) {
            FileChannel file = FileChannel.open(
                    part,
                    Set.of(CREATE_NEW, WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
            channel = Optional.of(file);
            file.write(header());
        }
        return channel.get();
    }

    private ByteBuffer header() {
        return Wav.header(StereoTape.CHANNELS, StereoTape.RATE, bytes);
    }
}
