package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import inboundcalls.realtime.RealtimeListener.ContentPart;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/**
 * Reads the event {@code response.output_audio.delta} from the frame that carries it, without a tree of it and without a {@code String} of its
 * base64: nearly all bytes that a model sends are these. Any other event, and a delta that is not written in the plainest way, is left to the
 * WebSocket engine and {@link ServerEventReader}, which read whatever JSON is; what both can read, they read alike. One per frame.
 */
final class AudioDeltaReader {
    private static final byte[] DELTA_EVENT = ascii("response.output_audio.delta");
    private static final byte[] TYPE = ascii("type");
    private static final byte[] RESPONSE_ID = ascii("response_id");
    private static final byte[] ITEM_ID = ascii("item_id");
    private static final byte[] CONTENT_INDEX = ascii("content_index");
    private static final byte[] DELTA = ascii("delta");
    private static final byte FIN_AND_TEXT = (byte) 0x81;
    private static final int MOST_DIGITS = 9;

    private final ByteBuf frame;
    private final FlatJson json;
    private final Member type = new Member(TYPE);
    private final Member responseId = new Member(RESPONSE_ID);
    private final Member itemId = new Member(ITEM_ID);
    private final Member contentIndex = new Member(CONTENT_INDEX);
    private final Member delta = new Member(DELTA);
    private final List<Member> members = List.of(type, responseId, itemId, contentIndex, delta);
    private int found;

    private AudioDeltaReader(ByteBuf frame) {
        this.frame = requireNonNull(frame);
        this.json = new FlatJson(frame, frame.readerIndex() + ServerFrames.headerLength(frame));
    }

    /** Empty when it is for another to read. The frame is whole, and stays as it is. */
    static Optional<AudioDelta> read(ByteBuf frame, ModelFormat format) {
        boolean isText = frame.readableBytes() > 1 && frame.getByte(frame.readerIndex()) == FIN_AND_TEXT;
        return isText ? new AudioDeltaReader(frame).read(format) : Optional.empty();
    }

    private Optional<AudioDelta> read(ModelFormat format) {
        while (json.next()) {
            if (!take()) {
                return Optional.empty();
            }
        }
        if (!json.isWhole() || found < members.size()) {
            return Optional.empty();
        }
        ContentPart part = new ContentPart(text(responseId), text(itemId), Integer.parseInt(text(contentIndex)));
        return Base64Sound.read(frame, delta.start, delta.end, format).map(pcm -> new AudioDelta(part, pcm));
    }

    /** False when this member is not as a plain delta has it. */
    private boolean take() {
        for (Member member : members) {
            if (json.nameIs(member.name)) {
                boolean plain = !member.isFound() && isPlain(member);
                found++;
                member.start = json.valueStart();
                member.end = json.valueEnd();
                return plain;
            }
        }
        return true;
    }

    private boolean isPlain(Member member) {
        if (member == contentIndex) {
            return json.valueIsDigits() && json.valueEnd() - json.valueStart() <= MOST_DIGITS;
        }
        return json.valueIsText() && (member != type || json.valueIs(DELTA_EVENT));
    }

    private String text(Member member) {
        return frame.toString(member.start, member.end - member.start, US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    /** One that counts: it must be there, and once. */
    private static final class Member {
        final byte[] name;
        int start;
        int end;

        Member(byte[] name) {
            this.name = name;
        }

        /** No value begins at 0: before it is the frame's header. */
        boolean isFound() {
            return start > 0;
        }
    }
}
