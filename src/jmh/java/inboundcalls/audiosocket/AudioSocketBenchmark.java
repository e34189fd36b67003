package inboundcalls.audiosocket;

import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A frame of 20 ms at 8 kHz through the pipeline's codec, with what an embedded channel costs. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AudioSocketBenchmark {
    private final Audio frame = new Audio(Pcm.silence(160, 8_000));

    private EmbeddedChannel channel;
    private byte[] wire;

    @Setup
    public void open() {
        channel = new EmbeddedChannel(new AudioSocketDecoder(Duration.ofSeconds(5)), new AudioSocketEncoder());
        channel.writeOutbound(frame);
        ByteBuf written = channel.readOutbound();
        wire = ByteBufUtil.getBytes(written);
        written.release();
    }

    @TearDown
    public void close() {
        channel.finishAndReleaseAll();
    }

    @Benchmark
    public int encode() {
        channel.writeOutbound(frame);
        ByteBuf written = channel.readOutbound();
        int bytes = written.readableBytes();
        written.release();
        return bytes;
    }

    @Benchmark
    public Object decode() {
        channel.writeInbound(channel.alloc().ioBuffer(wire.length).writeBytes(wire));
        return channel.readInbound();
    }
}
