package inboundcalls.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import inboundcalls.call.CallRecord;
import inboundcalls.call.EndReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordJsonTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    @Test
    void isOneLineThatTheSchemaTakes() throws IOException {
        String line = RecordJson.line(SomeRecord.of(ID));
        assertEquals(List.of(), new RecordSchema().problems(line));
        assertEquals(1, line.split("\\R", -1).length);
        assertEquals(
                "{\"version\":1,\"uuid\":\"00112233-4455-6677-8899-aabbccddeeff\",\"caller\":\"5550111\",\"name\":\"Ana\","
                        + "\"dialled\":\"5550100\",\"profile\":\"soporte\",\"started\":\"2026-11-22T10:00:00.123-06:00\","
                        + "\"ended\":\"2026-11-22T10:01:05.623-06:00\",\"seconds\":65.5,"
                        + "\"end\":{\"reason\":\"CALLER_HUNG_UP\",\"text\":\"el llamante colgó\",\"detail\":\"\"},",
                line.substring(0, line.indexOf("\"turns\"")));
    }

    @Test
    void tellsOfAnAnswerHowLongItWasWaitedFor() {
        JsonElement turns = JsonParser.parseString(RecordJson.line(SomeRecord.of(ID)))
                .getAsJsonObject()
                .get("turns");
        assertEquals(
                "{\"who\":\"assistant\",\"atMillis\":7000,\"text\":\"Hay 221.\",\"heardMillis\":900,\"interrupted\":true,"
                        + "\"latencyMillis\":3100,\"afterFunction\":true}",
                turns.getAsJsonArray().get(2).toString());
        assertEquals(
                "{\"who\":\"caller\",\"atMillis\":9900}",
                turns.getAsJsonArray().get(4).toString());
    }

    @Test
    void hasARecordForTheSchemaOfEveryEnd() throws IOException {
        RecordSchema schema = new RecordSchema();
        for (EndReason reason : EndReason.values()) {
            CallRecord record = SomeRecord.of(ID, "…111", reason, "2026-11-22T10:00:00Z");
            assertEquals(List.of(), schema.problems(RecordJson.line(record)), reason.name());
        }
        List<String> told = JsonParser.parseString(Files.readString(Path.of("conf", "calls.schema.json")))
                .getAsJsonObject()
                .getAsJsonObject("properties")
                .getAsJsonObject("end")
                .getAsJsonObject("properties")
                .getAsJsonObject("reason")
                .getAsJsonArray("enum")
                .asList()
                .stream()
                .map(JsonElement::getAsString)
                .toList();
        assertEquals(Stream.of(EndReason.values()).map(Enum::name).toList(), told);
    }

    /** The schema can refuse. */
    @ParameterizedTest
    @CsvSource({
        "'\"version\":1', '\"version\":2'",
        "'\"seconds\":65.5', '\"seconds\":-1'",
        "'\"uuid\":\"0', '\"uuid\":\"'",
        "'T10:00:00.123-06:00', ' 10:00'",
        "'\"CALLER_HUNG_UP\"', '\"BORED\"'",
        "'\"interrupted\":true,', ''",
        "',\"afterFunction\":true', ''",
        "'\"result\":\"success\"', '\"result\":\"good\"'",
        "'\"who\":\"keypad\"', '\"who\":\"assistant\"'",
        "'\"name\":\"Ana\"', '\"name\":\"Ana\",\"more\":1'"
    })
    void refusesWhatIsNoRecord(String right, String wrong) throws IOException {
        String line = RecordJson.line(SomeRecord.of(ID));
        assertEquals(true, line.contains(right), line);
        assertEquals(
                false, new RecordSchema().problems(line.replace(right, wrong)).isEmpty());
    }
}
