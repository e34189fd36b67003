package inboundcalls.audiosocket;

import java.util.Arrays;

/**
 * The kinds of AudioSocket messages with their wire codes, as in Asterisk's {@code include/asterisk/res_audiosocket.h}. Audio is 16-bit signed
 * linear, little endian, mono; each kind has its rate in Hz.
 */
public enum MessageKind {
    HANG_UP(0x00),
    IDENTITY(0x01),
    DIGIT(0x03),
    SLIN(0x10, 8_000),
    SLIN12(0x11, 12_000),
    SLIN16(0x12, 16_000),
    SLIN24(0x13, 24_000),
    SLIN32(0x14, 32_000),
    SLIN44(0x15, 44_100),
    SLIN48(0x16, 48_000),
    SLIN96(0x17, 96_000),
    SLIN192(0x18, 192_000),
    FAULT(0xFF);

    private static final MessageKind[] BY_CODE = new MessageKind[256];
    private static final MessageKind[] AUDIO =
            Arrays.stream(values()).filter(MessageKind::isAudio).toArray(MessageKind[]::new);

    static {
        for (MessageKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;
    private final int rate;

    MessageKind(int code) {
        this(code, 0);
    }

    MessageKind(int code, int rate) {
        this.code = code;
        this.rate = rate;
    }

    /**
     * The kind that a wire code stands for.
     *
     * @throws AudioSocketException when it stands for none
     */
    public static MessageKind ofCode(int code) {
        MessageKind kind = BY_CODE[code];
        if (kind == null) {
            throw new AudioSocketException(
                    String.format("message kind: 0x%02X (expected: 0x00, 0x01, 0x03, 0x10 to 0x18 or 0xFF)", code));
        }
        return kind;
    }

    /** The kind that carries audio of so many samples a second. */
    public static MessageKind ofRate(int rate) {
        for (MessageKind kind : AUDIO) {
            if (kind.rate == rate) {
                return kind;
            }
        }
        throw new IllegalArgumentException("rate: " + rate + " Hz (expected: one that AudioSocket has a kind for)");
    }

    public int code() {
        return code;
    }

    /** In Hz; 0 for what is not audio. */
    public int rate() {
        return rate;
    }

    public boolean isAudio() {
        return rate > 0;
    }
}
