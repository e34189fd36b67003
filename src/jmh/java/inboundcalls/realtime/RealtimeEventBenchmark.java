package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import inboundcalls.audio.Pcm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.lang.reflect.Proxy;
import java.util.Base64;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The frames of the events that sound travels in: one frame of 20 ms to the model, 200 ms from it. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RealtimeEventBenchmark {
    private static final ModelFormat FORMAT = ModelFormat.PCM16;
    private static final int FRAME_SAMPLES = FORMAT.rate() / 50;
    private static final int DELTA_SAMPLES = FORMAT.rate() / 5;

    private final AppendFrame append = new AppendFrame(FORMAT);
    private Pcm frame;
    private ByteBuf delta;
    private ServerEventReader reader;

    @Setup
    public void fill(Blackhole heard) {
        frame = new Pcm(new short[FRAME_SAMPLES], FORMAT.rate());
        byte[] noise = new byte[DELTA_SAMPLES * Short.BYTES];
        new Random(1).nextBytes(noise);
        String text =
                "{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_1\",\"response_id\":\"resp_1\",\"item_id\":\"item_1\","
                        + "\"output_index\":0,\"content_index\":0,\"delta\":\""
                        + new String(Base64.getEncoder().encode(noise), US_ASCII) + "\"}";
        delta = Unpooled.directBuffer().writeByte(0x81).writeByte(ServerFrames.LENGTH_OF_16_BITS);
        delta.writeShort(text.length()).writeBytes(text.getBytes(US_ASCII));
        reader = new ServerEventReader(FORMAT, listener(heard));
    }

    /** Up to the buffer that the socket takes. */
    @Benchmark
    public int writeAppend() {
        ByteBuf written = append.of(frame, ByteBufAllocator.DEFAULT);
        int bytes = written.readableBytes();
        written.release();
        return bytes;
    }

    @Benchmark
    public void readDelta() {
        AudioDeltaReader.read(delta, FORMAT).ifPresent(reader::tell);
    }

    /** The way of all other events, without what the WebSocket engine does before. */
    @Benchmark
    public void readDeltaAsAnyEvent() {
        reader.read(delta.toString(4, delta.readableBytes() - 4, US_ASCII));
    }

    private static RealtimeListener listener(Blackhole heard) {
        return (RealtimeListener) Proxy.newProxyInstance(
                RealtimeListener.class.getClassLoader(),
                new Class<?>[] {RealtimeListener.class},
                (self, event, told) -> {
                    heard.consume(told);
                    return null;
                });
    }
}
