package inboundcalls.simulation;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.StrictAudioSocketReader.Payload;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictAudioSocketReaderTest {
    private final List<CallEnd> ends = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new StrictAudioSocketReader(ends::add));

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @CsvSource({"10, 16", "11, 17", "12, 18", "13, 19", "14, 20", "15, 21", "16, 22", "17, 23", "18, 24"})
    void takesSoundOfEveryRate(String kind, int code) {
        receive(kind + "0004 0100ff7f");
        assertHeard(code, "0100ff7f");
        assertEquals(List.of(), ends);
    }

    @Test
    void takesMessagesThatAreGlued() {
        receive("10 0002 0100 10 0003 020003");
        assertHeard(0x10, "0100");
        assertHeard(0x10, "020003");
    }

    @Test
    void endsOrderlyWithAHangUp() {
        receive("10 0002 0100 00 0000 10 0002 0100");
        assertHeard(0x10, "0100");
        assertEnded(Kind.SERVER_HUNG_UP, "0x00");
    }

    @ParameterizedTest
    @CsvSource({"01, 0x01", "02, 0x02", "03, 0x03", "0f, 0x0F", "19, 0x19", "48, 0x48", "ff, 0xFF"})
    void endsTheCallOnAKindThatOnlyAsteriskSendsOrNobody(String kind, String detail) {
        receive(kind + "0001");
        assertEnded(Kind.WRONG_KIND, detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "12", "18"})
    void endsTheCallOnAMessageWithoutPayload(String kind) {
        receive(kind + "0000");
        assertEnded(Kind.EMPTY_MESSAGE, "0x" + kind);
    }

    @Test
    void endsTheCallWhenAPayloadIsMoreThanFiveMillisecondsBehindItsHeader() {
        receive("10 0004");
        pass(4_999);
        assertEquals(List.of(), ends);
        pass(1);
        assertEnded(Kind.LATE_PAYLOAD, "4 bytes announced");
    }

    @Test
    void measuresFromTheHeaderHoweverThePayloadTrickles() {
        receive("10 0004");
        pass(4_000);
        receive("0100");
        pass(999);
        assertEquals(List.of(), ends);
        pass(1);
        assertEnded(Kind.LATE_PAYLOAD, "4 bytes announced");
    }

    @Test
    void takesAPayloadThatComesInTime() {
        for (int i = 0; i < 10; i++) {
            receive("10 0004");
            pass(4_000);
            receive("0100ff7f");
            assertHeard(0x10, "0100ff7f");
            pass(100_000);
        }
        assertEquals(List.of(), ends);
    }

    @Test
    void measuresEachMessageByItself() {
        receive("10 0002");
        pass(3_000);
        receive("0100 10 0002");
        assertHeard(0x10, "0100");
        pass(4_999);
        assertEquals(List.of(), ends);
        pass(1);
        assertEnded(Kind.LATE_PAYLOAD, "2 bytes announced");
    }

    @Test
    void waitsForAHeaderAsLongAsTheConnectionIsOpen() {
        receive("10 00");
        pass(10_000_000);
        receive("02 0100");
        assertHeard(0x10, "0100");
        assertEquals(List.of(), ends);
    }

    @Test
    void endsTheCallOnceWhateverComesAfterwards() {
        receive("10 0000");
        receive("10 0000 ff 0001 00");
        receive("10 0002 0100");
        pass(100_000);
        assertEnded(Kind.EMPTY_MESSAGE, "0x10");
    }

    private void assertEnded(Kind kind, String detail) {
        assertEquals(List.of(new CallEnd(kind, detail)), ends);
        assertNull(channel.readInbound());
    }

    private void assertHeard(int kind, String hex) {
        Payload payload = channel.readInbound();
        assertEquals(kind, payload.kind());
        assertArrayEquals(HexFormat.of().parseHex(hex), payload.bytes());
    }

    private void receive(String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private void pass(long micros) {
        channel.advanceTimeBy(micros, MICROSECONDS);
        channel.runPendingTasks();
    }
}
