package inboundcalls.recording;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.log.CallLog;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sound of a call on its way to a file: put together on the call's loop, written on the recorder's thread. Whatever fails, on either, ends the
 * recording alone; what was written until then can be played.
 */
final class FileRecording implements Recording {
    private final Recorder recorder;
    private final CallLog log;
    private final BlockPool pool;
    private final StereoTape tape;
    private final WavFile file;
    private final AtomicBoolean failed = new AtomicBoolean();
    private boolean over;
    /** There is something in the file, or will be. */
    private boolean begun;

    FileRecording(WavFile file, CallLog log, Ticker clock, BlockPool pool, Recorder recorder) {
        this.file = requireNonNull(file);
        this.log = requireNonNull(log);
        this.pool = requireNonNull(pool);
        this.recorder = requireNonNull(recorder);
        this.tape = new StereoTape(clock, pool, this::handOver);
    }

    @Override
    public void caller(Pcm pcm) {
        if (isOn()) {
            try {
                tape.caller(pcm);
            } catch (RuntimeException e) {
                stop(e);
            }
        }
    }

    @Override
    public void assistant(Pcm pcm) {
        if (isOn()) {
            try {
                tape.assistant(pcm);
            } catch (RuntimeException e) {
                stop(e);
            }
        }
    }

    @Override
    public void end() {
        if (isOn()) {
            over = true;
            try {
                tape.end();
                executeIfBegun(this::finish);
            } catch (RuntimeException e) {
                stop(e);
            }
        }
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file.path());
    }

    private boolean isOn() {
        if (!over && failed.get()) {
            over = true;
            tape.drop();
        }
        return !over;
    }

    private void stop(RuntimeException e) {
        over = true;
        tape.drop();
        fail(e instanceof RejectedExecutionException ? e.getMessage() : "fallo interno: " + e);
        executeIfBegun(this::keepWhatThereIs);
    }

    private void handOver(ByteBuffer block) {
        begun = true;
        recorder.execute(() -> write(block));
    }

    /** Tasks are as few as blocks, however many calls begin while a disk hangs. */
    private void executeIfBegun(Runnable task) {
        if (begun) {
            recorder.execute(task);
        }
    }

    private void write(ByteBuffer block) {
        try {
            if (!failed.get()) {
                file.append(block);
            }
        } catch (IOException | RuntimeException e) {
            fail(Recorder.reason(e));
            keepWhatThereIs();
        } finally {
            pool.give(block);
        }
    }

    private void finish() {
        if (!failed.get()) {
            try {
                file.finish();
                recorder.kept();
            } catch (IOException | RuntimeException e) {
                fail(Recorder.reason(e));
            }
        }
    }

    /** From either thread, told once. */
    private void fail(String why) {
        if (failed.compareAndSet(false, true)) {
            recorder.lost(log, why);
        }
    }

    private void keepWhatThereIs() {
        try {
            file.finish();
        } catch (IOException | RuntimeException e) {
            log.warn("❗ No se puede terminar {}: {}", file.path(), Recorder.reason(e));
        }
    }
}
