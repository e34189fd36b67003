package inboundcalls.recording;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.AudioRecords;
import inboundcalls.log.CallLog;
import inboundcalls.log.Cure;
import inboundcalls.log.LimitedLog;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records calls, and writes all recordings on a thread of its own: no call waits for a disk. What waits for it is bounded by the blocks that there
 * are. Thread-safe.
 */
public final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final String LOST = "❗ Se corta la grabación de una llamada";
    /** This part of the heap: with 256 MiB it is 16 MiB, 2,000 blocks. A call has one or two at a time. */
    private static final int HEAP_PARTS = 16;

    private final RecordingFiles files;
    private final Function<Path, WavFile> opener;
    private final BlockPool pool;
    private final LimitedLog log;
    private final ThreadPoolExecutor thread;
    private final LongAdder kept = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /** {@code timer}: for the log, and to delete old recordings. */
    public Recorder(AudioRecords settings, ScheduledExecutorService timer) {
        this(
                new RecordingFiles(settings.directory(), settings.days()),
                WavFile::new,
                (int) Math.min(100_000, Runtime.getRuntime().maxMemory() / HEAP_PARTS / StereoTape.BLOCK_BYTES),
                timer);
    }

    Recorder(RecordingFiles files, Function<Path, WavFile> opener, int mostBlocks, ScheduledExecutorService timer) {
        this.files = requireNonNull(files);
        this.opener = requireNonNull(opener);
        this.pool = new BlockPool(StereoTape.BLOCK_BYTES, mostBlocks);
        this.log = new LimitedLog(LOG, LOST, timer);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Recorder::thread,
                new ThreadPoolExecutor.DiscardPolicy()); // after the end
        execute(this::open);
        timer.scheduleWithFixedDelay(() -> execute(this::deleteOld), 1, 1, TimeUnit.HOURS);
    }

    /** On the call's loop, whose clock it is. */
    public Recording begin(UUID uuid, CallLog callLog, Ticker clock) {
        Path path = files.file(LocalDateTime.now(ZoneId.systemDefault()), uuid);
        return new FileRecording(opener.apply(path), callLog, clock, pool, this);
    }

    /** Those that are whole. */
    public long written() {
        return kept.sum();
    }

    /** Those of which a part is missing, or all. */
    public long cut() {
        return lost.sum();
    }

    /** No call is left: blocks until what was recorded is written, for so long at most. */
    public void close(long millis) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
                LOG.warn("❗ Quedan grabaciones sin escribir: {} bloques", pool.used());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("📊 Grabaciones de llamadas: {} guardadas, {} cortadas", written(), cut());
    }

    /** Work for the disk. */
    void execute(Runnable work) {
        thread.execute(work);
    }

    void kept() {
        kept.increment();
    }

    void lost(CallLog call, String why) {
        lost.increment();
        log.write(() -> call.warn("{}: {}", LOST, why));
    }

    static String reason(Exception e) {
        return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
    }

    private void open() {
        try {
            files.open();
            deleteOld();
        } catch (IOException | RuntimeException e) {
            LOG.warn("❗ No se puede grabar las llamadas: {}{}", reason(e), Cure.of(files.directory()));
        }
    }

    private void deleteOld() {
        try {
            files.deleteOld(LocalDate.now(ZoneId.systemDefault()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("❗ No se pueden borrar las grabaciones antiguas: {}", reason(e));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "recordings");
        thread.setDaemon(true); // one that hangs with its disk must not keep the process
        return thread;
    }
}
