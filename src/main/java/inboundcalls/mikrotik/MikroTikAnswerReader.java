package inboundcalls.mikrotik;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import inboundcalls.http.HttpAnswer;
import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what the API sends. Never throws: what it cannot read is an answer too. */
final class MikroTikAnswerReader {
    private static final int OK = 200;

    private MikroTikAnswerReader() {}

    /** {@code {"success": true, "response": "…"}}. */
    static MikroTikAnswer query(HttpAnswer answer) {
        return read(answer, MikroTikAnswerReader::query);
    }

    /** {@code {"status": "ok", "service": "MikroTik API", "version": "1.0"}}; the text is service and version. */
    static MikroTikAnswer health(HttpAnswer answer) {
        return read(answer, MikroTikAnswerReader::health);
    }

    private static MikroTikAnswer read(HttpAnswer answer, Function<JsonObject, MikroTikAnswer> reading) {
        if (answer.status() != OK) {
            return MikroTikAnswer.status(answer.status());
        }
        return object(answer.body()).map(reading).orElseGet(() -> MikroTikAnswer.failed(Kind.UNREADABLE));
    }

    private static MikroTikAnswer query(JsonObject json) {
        if (!(json.get("success") instanceof JsonPrimitive success) || !success.isBoolean()) {
            return MikroTikAnswer.failed(Kind.UNREADABLE);
        }
        if (!success.getAsBoolean()) {
            return MikroTikAnswer.declined(
                    text(json, "response").or(() -> text(json, "error")).map(QuestionText::cut));
        }
        return text(json, "response").map(MikroTikAnswer::answered).orElseGet(() -> withoutText(json));
    }

    private static MikroTikAnswer withoutText(JsonObject json) {
        JsonElement response = json.get("response");
        boolean absent = response == null || response.isJsonNull() || isString(response);
        return MikroTikAnswer.failed(absent ? Kind.EMPTY : Kind.UNREADABLE);
    }

    private static MikroTikAnswer health(JsonObject json) {
        if (!text(json, "status").equals(Optional.of("ok"))) {
            return MikroTikAnswer.failed(Kind.DECLINED);
        }
        return MikroTikAnswer.answered(String.join(
                " ",
                Stream.of("service", "version")
                        .flatMap(name -> text(json, name).stream())
                        .toList()));
    }

    private static Optional<JsonObject> object(String body) {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException notJson) {
            return Optional.empty();
        }
    }

    /** The member's text; nothing when it is absent, blank or no string. */
    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(MikroTikAnswerReader::isString)
                .map(value -> value.getAsString().strip())
                .filter(text -> !text.isEmpty());
    }

    private static boolean isString(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString();
    }
}
