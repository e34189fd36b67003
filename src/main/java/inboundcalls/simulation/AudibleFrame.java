package inboundcalls.simulation;

/** Whether anything but silence or a comfort noise is in a frame. */
final class AudibleFrame {
    /** What every audible frame has at least. */
    static final int PILOT = 500;

    /** Above the peaks of a comfort noise at -60 dB, below the pilot with a fade on it. */
    private static final int LEAST = 200;

    private AudibleFrame() {}

    /** {@code bytes} are 16-bit samples, little endian. */
    static boolean isAudible(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            if (Math.abs((short) ((bytes[i] & 0xFF) | (bytes[i + 1] << 8))) >= LEAST) {
                return true;
            }
        }
        return false;
    }
}
