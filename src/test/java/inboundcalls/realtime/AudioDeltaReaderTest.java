package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of plain deltas against the reader of whatever JSON is: where it reads, it reads the same. */
final class AudioDeltaReaderTest {
    private static final String START = "{\"type\":\"response.output_audio.delta\",\"response_id\":\"resp_1\",";
    private static final String PART = "\"item_id\":\"item_1\",\"output_index\":0,\"content_index\":0,";

    @Test
    void readsADeltaAsTheProviderWritesIt() {
        assertReadAlike(
                "{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_1\",\"response_id\":\"resp_1\",\"item_id\":\"item_1\","
                        + "\"output_index\":0,\"content_index\":0,\"delta\":\"AQD/fwCA\",\"obfuscation\":\"xY/\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                START + PART + "\"delta\":\"\"}",
                START + PART + "\"delta\":\"AQA=\"}",
                START + PART + "\"delta\":\"AQA\"}",
                START + PART + "\"delta\":\"AQ==\"}",
                " \t\r\n{ \"delta\" : \"AQD/fwCAAQD/\" ,\"content_index\":12, \"item_id\":\"\",\"usage\":-1.5e+3,\"a\":null,\"b\":true,"
                        + "\"response_id\":\"r\",\"type\":\"response.output_audio.delta\"} \n"
            })
    void readsItAnyWayThatIsPlain(String json) {
        assertReadAlike(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"type\":\"response.output_audio.delta\"}",
                "{\"type\":\"response.output_audio.done\",\"response_id\":\"r\"}",
                START + PART + "\"delta\":\"AQ=A\"}",
                START + PART + "\"delta\":\"AQA==\"}",
                START + PART + "\"delta\":\"A\"}",
                START + PART + "\"delta\":\"====\"}",
                START + PART + "\"delta\":\"AQD\\/fwCA\"}",
                START + PART + "\"delta\":\"AQD_fwCA\"}",
                START + PART + "\"delta\":\"AQD/ñ\"}",
                START + PART + "\"delta\":\"AQA=\",\"delta\":\"AgA=\"}",
                START + PART + "\"delta\":\"AQA=\",\"more\":{}}",
                START + PART + "\"delta\":\"AQA=\",\"more\":[1]}",
                START + PART + "\"delta\":\"AQA=\",\"a\":\"x\\\",\\\"delta\\\":\\\"AgA=\"}",
                START + PART + "\"delta\":\"AQA=\",}",
                START + PART + "\"delta\":\"AQA=\"",
                START + PART + "\"delta\":\"AQA=\"} x",
                START + PART + "\"delta\":\"AQA=\t\"}",
                START + PART + "\"delta\":AQA}",
                START + PART + "delta:\"AQA=\"}",
                START + PART + "\"delta\":\"AQA=\"/**/}",
                START + PART + "\"d\\u0065lta\":\"AQA=\"}",
                START + "\"item_id\":\"i\",\"content_index\":\"0\",\"delta\":\"AQA=\"}",
                START + "\"item_id\":\"i\",\"content_index\":-1,\"delta\":\"AQA=\"}",
                START + "\"item_id\":\"i\",\"content_index\":1e0,\"delta\":\"AQA=\"}",
                START + "\"item_id\":\"i\",\"content_index\":99999999999,\"delta\":\"AQA=\"}",
                START + "\"item_id\":\"\\n\",\"content_index\":0,\"delta\":\"AQA=\"}",
                START + "\"item_id\":null,\"content_index\":0,\"delta\":\"AQA=\"}",
                START + "\"item_id\":7,\"content_index\":0,\"delta\":\"AQA=\"}"
            })
    void leavesToOthersWhatIsNotPlain(String json) {
        assertEquals(Optional.empty(), read(frame(0x81, json), ModelFormat.PCM16), json);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80, 0x82, 0x89, 0xC1})
    void leavesFramesToOthersThatAreNotAWholeText(int firstByte) {
        assertEquals(Optional.empty(), read(frame(firstByte, START + PART + "\"delta\":\"AQA=\"}"), ModelFormat.PCM16));
    }

    @ParameterizedTest
    @EnumSource(ModelFormat.class)
    void readsWhatTheGeneralReaderReads(ModelFormat format) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            String json = damaged(delta(random), random);
            Optional<String> fast = read(frame(0x81, json), format);
            if (fast.isPresent()) {
                plain++;
                assertEquals(general(json, format), fast.get(), () -> "seed " + seed + ": " + json);
            }
        }
        assertTrue(plain > 2_000, plain + " of them were plain, seed " + seed);
    }

    private static String delta(Random random) {
        byte[] sound = new byte[random.nextInt(200)];
        random.nextBytes(sound);
        List<String> members = new ArrayList<>(List.of(
                "\"type\":\"response.output_audio.delta\"",
                "\"response_id\":\"resp_" + random.nextInt(9) + '"',
                "\"item_id\":\"item_" + random.nextInt() + '"',
                "\"content_index\":" + random.nextInt(3),
                "\"delta\":\"" + Base64.getEncoder().encodeToString(sound) + '"'));
        List<String> others = List.of(
                "\"event_id\":\"event_1\"",
                "\"output_index\" : 0",
                "\"x\":null",
                "\n\"y\":\"\"",
                "\"z\":{\"delta\":1}");
        others.stream().filter(member -> random.nextInt(4) == 0).forEach(members::add);
        Collections.shuffle(members, random);
        return "{" + String.join(random.nextBoolean() ? "," : " , ", members) + "}";
    }

    /** Half of them in one place: a character changed, taken out, or put in. */
    private static String damaged(String json, Random random) {
        if (random.nextBoolean()) {
            return json;
        }
        String signs = "\"\\,:{}[]=A+/ \t\u00f1\u00011e-";
        char sign = signs.charAt(random.nextInt(signs.length()));
        int at = random.nextInt(json.length());
        String before = json.substring(0, at);
        return switch (random.nextInt(3)) {
            case 0 -> before + sign + json.substring(at + 1);
            case 1 -> before + json.substring(at + 1);
            default -> before + sign + json.substring(at);
        };
    }

    private static void assertReadAlike(String json) {
        for (ModelFormat format : ModelFormat.values()) {
            assertEquals(Optional.of(general(json, format)), read(frame(0x81, json), format), json);
        }
    }

    private static Optional<String> read(ByteBuf frame, ModelFormat format) {
        HeardEvents heard = new HeardEvents();
        AudioDeltaReader.read(frame, format).ifPresent(new ServerEventReader(format, heard)::tell);
        return heard.calls.stream().findFirst();
    }

    private static String general(String json, ModelFormat format) {
        HeardEvents heard = new HeardEvents();
        new ServerEventReader(format, heard).read(json);
        return heard.calls.get(0);
    }

    /** As a server sends it, behind what was read before. */
    private static ByteBuf frame(int firstByte, String json) {
        byte[] text = json.getBytes(UTF_8);
        ByteBuf frame = Unpooled.buffer().writeZero(3).skipBytes(3).writeByte(firstByte);
        if (text.length < ServerFrames.LENGTH_OF_16_BITS) {
            frame.writeByte(text.length);
        } else {
            frame.writeByte(ServerFrames.LENGTH_OF_16_BITS).writeShort(text.length);
        }
        return frame.writeBytes(text);
    }
}
