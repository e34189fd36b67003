package inboundcalls.record;

import static java.util.Objects.requireNonNull;

import inboundcalls.call.CallRecord;
import inboundcalls.call.CallRecords;
import inboundcalls.config.Records;
import inboundcalls.log.Cure;
import inboundcalls.log.LimitedLog;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records on a thread of its own: no call waits for a disk. A record that cannot be written, or for which there is no place among those that
 * wait, is lost and counted, and the next one is tried again. Thread-safe.
 */
public final class RecordWriter implements CallRecords {
    /** A call's record takes some kilobytes while it waits. */
    static final int MOST_WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);
    private static final String LOST = "❗ No se puede guardar el registro de una llamada";

    private final RecordFile file;
    private final LimitedLog log;
    private final ThreadPoolExecutor thread;
    private final LongAdder written = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /** Where calls are to be recorded; else what keeps nothing. */
    public static CallRecords of(Optional<Records> settings, ScheduledExecutorService timer) {
        return settings.<CallRecords>map(told -> new RecordWriter(told, timer)).orElse(CallRecords.none());
    }

    /** {@code timer}: for the log. */
    public RecordWriter(Records settings, ScheduledExecutorService timer) {
        this(new RecordFile(settings.file(), settings.days(), Clock.system(ZoneId.systemDefault())), timer);
    }

    RecordWriter(RecordFile file, ScheduledExecutorService timer) {
        this.file = requireNonNull(file);
        this.log = new LimitedLog(LOG, LOST, timer);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                RecordWriter::thread,
                (record, full) -> lose(full.isShutdown() ? "el servidor se detiene" : "el disco no da abasto"));
        thread.execute(this::open);
    }

    /** From any thread. */
    @Override
    public void add(CallRecord record) {
        thread.execute(() -> write(record));
    }

    @Override
    public long written() {
        return written.sum();
    }

    @Override
    public long lost() {
        return lost.sum();
    }

    @Override
    public void close(long millis) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
                LOG.warn("{}: quedan {} sin escribir", LOST, thread.getQueue().size() + thread.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("📊 Registros de llamadas: {} guardados, {} perdidos", written(), lost());
    }

    /** That it does not work is told at the start already. */
    private void open() {
        try {
            file.open();
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "❗ No se pueden guardar los registros de las llamadas: {}{}", reason(e), Cure.of(file.directory()));
        }
    }

    private void write(CallRecord record) {
        try {
            file.append(RecordJson.line(record));
            written.increment();
        } catch (IOException | RuntimeException e) {
            lose(reason(e));
        }
    }

    private void lose(String why) {
        lost.increment();
        log.warn("{}: {}", LOST, why);
    }

    private static String reason(Exception e) {
        return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "records");
        thread.setDaemon(true); // one that hangs with its disk must not keep the process
        return thread;
    }
}
