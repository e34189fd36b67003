package inboundcalls.audiosocket;

import io.netty.buffer.ByteBuf;

/** Samples as AudioSocket has them, little-endian: four at a time, so that a frame costs a quarter of the buffer's checks. */
final class WireSamples {
    private static final int AT_ONCE = Long.BYTES / Short.BYTES;

    private WireSamples() {}

    static void write(short[] samples, ByteBuf out) {
        int i = 0;
        for (; i + AT_ONCE <= samples.length; i += AT_ONCE) {
            out.writeLongLE((samples[i] & 0xFFFFL)
                    | (samples[i + 1] & 0xFFFFL) << 16
                    | (samples[i + 2] & 0xFFFFL) << 32
                    | (long) samples[i + 3] << 48);
        }
        for (; i < samples.length; i++) {
            out.writeShortLE(samples[i]);
        }
    }

    /** As many as the array takes. */
    static void read(ByteBuf in, short[] samples) {
        int i = 0;
        for (; i + AT_ONCE <= samples.length; i += AT_ONCE) {
            long four = in.readLongLE();
            samples[i] = (short) four;
            samples[i + 1] = (short) (four >>> 16);
            samples[i + 2] = (short) (four >>> 32);
            samples[i + 3] = (short) (four >>> 48);
        }
        for (; i < samples.length; i++) {
            samples[i] = in.readShortLE();
        }
    }
}
