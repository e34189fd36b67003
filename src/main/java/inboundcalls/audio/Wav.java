package inboundcalls.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads and writes RIFF WAVE files of 16-bit PCM, the only form that this project keeps sound in. */
public final class Wav {
    public static final int HEADER_BYTES = 44;
    private static final int FORMAT_BYTES = 16;
    private static final int PCM_FORMAT = 1;
    /** WAVE_FORMAT_EXTENSIBLE, as some programs write it of plain PCM too: the real one begins the GUID at its end. */
    private static final int EXTENSIBLE = 0xFFFE;

    private static final int EXTENSIBLE_BYTES = 40;
    private static final int SUBFORMAT = 24;

    private Wav() {}

    /**
     * Reads a mono file.
     *
     * @throws IOException also when it is not mono 16-bit PCM; the message says what it is
     */
    public static Pcm readMono(InputStream in) throws IOException {
        List<Pcm> channels = read(in);
        if (channels.size() != 1) {
            throw new IOException("WAV channels: " + channels.size() + " (expected: 1)");
        }
        return channels.get(0);
    }

    /** Reads a file of any number of channels, each as a block of its own. */
    public static List<Pcm> read(InputStream in) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (file.remaining() < 12
                || !tag(file).equals("RIFF")
                || file.getInt() < 0
                || !tag(file).equals("WAVE")) {
            throw new IOException("not a RIFF WAVE file");
        }
        ByteBuffer format = chunk(file, "fmt ");
        if (format.remaining() < FORMAT_BYTES) {
            throw new IOException(
                    "WAV format: " + format.remaining() + " bytes (expected: at least " + FORMAT_BYTES + ")");
        }
        int code = code(format);
        int channels = format.getShort(2);
        int rate = format.getInt(4);
        int bits = format.getShort(14);
        if (code != PCM_FORMAT || bits != Short.SIZE || channels < 1) {
            throw new IOException("WAV format: " + code + " with " + bits + " bits (expected: 1 with 16 bits)");
        }
        if (rate <= 0) {
            throw new IOException("WAV rate: " + rate + " (expected: > 0)");
        }
        return deinterleave(chunk(file, "data"), channels, rate);
    }

    /** Writes channels of one rate and one length side by side. */
    public static void write(OutputStream out, List<Pcm> channels) throws IOException {
        int rate = channels.get(0).rate();
        int samples = channels.get(0).samples().length;
        int frameBytes = channels.size() * Short.BYTES;
        ByteBuffer file =
                ByteBuffer.allocate(HEADER_BYTES + samples * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(header(channels.size(), rate, samples * frameBytes));
        for (int i = 0; i < samples; i++) {
            for (Pcm channel : channels) {
                file.putShort(channel.samples()[i]);
            }
        }
        out.write(file.array());
    }

    private static int code(ByteBuffer format) {
        int code = Short.toUnsignedInt(format.getShort(0));
        return code == EXTENSIBLE && format.remaining() >= EXTENSIBLE_BYTES
                ? Short.toUnsignedInt(format.getShort(SUBFORMAT))
                : code;
    }

    /** What stands before so many bytes of samples, {@value #HEADER_BYTES} bytes; little-endian, as the samples are. */
    public static ByteBuffer header(int channels, int rate, int dataBytes) {
        int frameBytes = channels * Short.BYTES;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(ascii("WAVE"));
        header.put(ascii("fmt "))
                .putInt(FORMAT_BYTES)
                .putShort((short) PCM_FORMAT)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * frameBytes)
                .putShort((short) frameBytes)
                .putShort((short) Short.SIZE);
        return header.put(ascii("data")).putInt(dataBytes).flip();
    }

    private static ByteBuffer chunk(ByteBuffer file, String name) throws IOException {
        while (file.remaining() >= 8) {
            String tag = tag(file);
            int length = Math.min(file.getInt(), file.remaining());
            if (length < 0) {
                break;
            }
            ByteBuffer body = file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            file.position(Math.min(file.limit(), file.position() + length + length % 2));
            if (tag.equals(name)) {
                return body;
            }
        }
        throw new EOFException("WAV chunk: none (expected: '" + name + "')");
    }

    private static List<Pcm> deinterleave(ByteBuffer data, int channels, int rate) {
        short[][] samples = new short[channels][data.remaining() / Short.BYTES / channels];
        for (int i = 0; i < samples[0].length; i++) {
            for (int channel = 0; channel < channels; channel++) {
                samples[channel][i] = data.getShort();
            }
        }
        return List.of(samples).stream().map(one -> new Pcm(one, rate)).toList();
    }

    private static String tag(ByteBuffer file) {
        byte[] tag = new byte[4];
        file.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
