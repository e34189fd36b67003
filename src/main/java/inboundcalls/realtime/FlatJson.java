package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;

/**
 * Walks over the members of a JSON object as long as it is written in the plainest way: without nested values, escapes, or anything that is not
 * ASCII. At what is written otherwise, or wrongly, it gives up: {@link #isWhole} then stays false, and nothing that was found counts.
 */
final class FlatJson {
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long TOP_BITS = EACH_BYTE << 7;

    private final ByteBuf text;
    private final int end;
    private int at;
    private boolean begun;
    private boolean whole;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;
    private boolean valueIsText;

    /** Reads {@code text} from {@code start} to its end. */
    FlatJson(ByteBuf text, int start) {
        this.text = requireNonNull(text);
        this.at = start;
        this.end = text.writerIndex();
    }

    /** Goes on to the next member; false, for good, when there is none or it has given up. */
    boolean next() {
        int token = token();
        if (token == (begun ? ',' : '{')) {
            begun = true;
            return readName() && token() == ':' && readValue();
        }
        whole = begun && token == '}' && token() < 0;
        return false;
    }

    /** The text is one object, and all of it was read. */
    boolean isWhole() {
        return whole;
    }

    boolean nameIs(byte[] name) {
        return is(name, nameStart, nameEnd);
    }

    boolean valueIs(byte[] value) {
        return is(value, valueStart, valueEnd);
    }

    /** The value stands in quotes; otherwise it is a number or a literal. */
    boolean valueIsText() {
        return valueIsText;
    }

    /** Where the value begins, without its quotes. */
    int valueStart() {
        return valueStart;
    }

    int valueEnd() {
        return valueEnd;
    }

    boolean valueIsDigits() {
        boolean digits = !valueIsText;
        for (int i = valueStart; digits && i < valueEnd; i++) {
            digits = text.getByte(i) >= '0' && text.getByte(i) <= '9';
        }
        return digits;
    }

    private boolean readName() {
        if (token() != '"') {
            return false;
        }
        nameStart = at;
        nameEnd = textEnd();
        return closes();
    }

    private boolean readValue() {
        int token = token();
        valueIsText = token == '"';
        valueStart = valueIsText ? at : at - 1;
        valueEnd = valueIsText ? textEnd() : literalEnd();
        return valueIsText ? closes() : isLiteral(token);
    }

    /** The next byte that is no white space, and passes it; negative at the end. */
    private int token() {
        while (at < end) {
            byte next = text.getByte(at++);
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next & 0xFF;
            }
        }
        return -1;
    }

    /** A text ends here, and no white space before its quote. */
    private boolean closes() {
        return at < end && text.getByte(at++) == '"';
    }

    /** Goes to the first byte that cannot stand in a plain text: sound is long, so eight at a time as long as none of them is of that kind. */
    private int textEnd() {
        while (end - at >= Long.BYTES && isPlain(text.getLong(at))) {
            at += Long.BYTES;
        }
        while (at < end && isPlain(text.getByte(at) * EACH_BYTE)) {
            at++;
        }
        return at;
    }

    /** None of eight bytes is a control character, a quote, a backslash, or beyond ASCII. */
    private static boolean isPlain(long eight) {
        long controls = eight - EACH_BYTE * ' ';
        long quotes = (eight ^ EACH_BYTE * '"') - EACH_BYTE;
        long backslashes = (eight ^ EACH_BYTE * '\\') - EACH_BYTE;
        return ((controls | quotes | backslashes | eight) & TOP_BITS) == 0;
    }

    private int literalEnd() {
        while (at < end && isLiteral(text.getByte(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLiteral(int next) {
        return (next >= 'a' && next <= 'z')
                || (next >= '0' && next <= '9')
                || next == '-'
                || next == '+'
                || next == '.';
    }

    private boolean is(byte[] wanted, int from, int to) {
        if (to - from != wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (text.getByte(from + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
