package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import inboundcalls.audio.Pcm;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import inboundcalls.realtime.RealtimeListener.ServerError;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;

/**
 * The JSON text of a server event to one call of the {@link RealtimeListener}. Unknown fields are passed over; an event of an unknown type, or
 * one that can't be read, is told as ignored: a session outlives both. What belongs to a response out of the conversation is told by calls of its
 * own, so that it is never taken for the conversation's. Lives on the call's event loop.
 */
final class ServerEventReader {
    private static final int MESSAGE_CHARACTERS = 300;
    private static final Pattern KEY = Pattern.compile("sk-[^\\s,.]+");

    private final ModelFormat format;
    private final RealtimeListener listener;
    /** The responses out of the conversation, those that are over included: some of their sound may still come. */
    private final Set<String> asides = new HashSet<>();

    ServerEventReader(ModelFormat format, RealtimeListener listener) {
        this.format = requireNonNull(format);
        this.listener = requireNonNull(listener);
    }

    void read(String text) {
        Runnable call;
        try {
            call = parse(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | UnsupportedOperationException e) {
            call = () -> listener.tally().onIgnored("unreadable");
        }
        call.run();
    }

    /** Tells of sound that was read already. */
    void tell(AudioDelta delta) {
        String responseId = delta.part().responseId();
        if (asides.contains(responseId)) {
            listener.asides().onAudio(responseId, delta.pcm());
        } else {
            listener.onAudio(delta.part(), delta.pcm());
        }
    }

    /** Reads everything that the call needs before it returns it, so that a fault of the listener is never taken for one of the event. */
    private Runnable parse(JsonObject event) {
        String type = text(event, "type");
        if (asides.contains(text(event, "response_id"))) {
            return aside(event, type);
        }
        return switch (type) {
            case "session.created" -> listener::onSessionCreated;
            case "session.updated" -> listener::onSessionUpdated;
            case "input_audio_buffer.speech_started" ->
                speech(event, "audio_start_ms", listener.turns()::onSpeechStarted);
            case "input_audio_buffer.speech_stopped" ->
                speech(event, "audio_end_ms", listener.turns()::onSpeechStopped);
            case "input_audio_buffer.committed" -> told(text(event, "item_id"), listener.turns()::onCommitted);
            case "conversation.item.input_audio_transcription.delta" ->
                words(event, "delta", listener.turns()::onTranscript);
            case "conversation.item.input_audio_transcription.completed" -> transcribed(event);
            case "conversation.item.input_audio_transcription.failed" ->
                told(text(event, "item_id"), listener.turns()::onTranscriptFailed);
            case "response.created" -> created(object(event, "response"));
            case "response.done" -> done(object(event, "response"));
            case "response.output_audio.delta" -> audio(event);
            case "response.output_audio_transcript.delta" -> spoken(event);
            case "response.output_audio.done" -> told(part(event), listener::onAudioDone);
            case "response.output_item.added" -> itemAdded(object(event, "item"), type);
            case "response.output_item.done" -> itemDone(object(event, "item"), type);
            case "response.function_call_arguments.delta" -> argumentsDelta(event);
            case "response.function_call_arguments.done" ->
                told(call(event, "item_id"), listener.functionCalls()::onArgumentsDone);
            case "error" -> told(error(object(event, "error")), listener::onError);
            default -> () -> listener.tally().onIgnored(type);
        };
    }

    private static <T> Runnable told(T value, Consumer<T> listener) {
        return () -> listener.accept(value);
    }

    private static Runnable speech(JsonObject event, String time, ObjLongConsumer<String> listener) {
        String itemId = text(event, "item_id");
        long millis = number(event, time);
        return () -> listener.accept(itemId, millis);
    }

    private static Runnable words(JsonObject event, String field, BiConsumer<String, String> listener) {
        String itemId = text(event, "item_id");
        String words = text(event, field);
        return () -> listener.accept(itemId, words);
    }

    private Runnable created(JsonObject response) {
        String id = text(response, "id");
        String kind = text(object(response, "metadata"), "kind");
        if (kind.isEmpty()) {
            return told(id, listener::onResponseCreated);
        }
        asides.add(id);
        return () -> listener.asides().onCreated(id, kind);
    }

    private Runnable done(JsonObject response) {
        String id = text(response, "id");
        Usage usage = UsageReader.read(response);
        Runnable end = asides.contains(id)
                ? told(id, listener.asides()::onDone)
                : told(responseEnd(response), listener::onResponseDone);
        return () -> {
            listener.tally().onUsage(usage);
            end.run();
        };
    }

    private Runnable transcribed(JsonObject event) {
        Usage usage = UsageReader.read(event);
        long millis = UsageReader.millis(event);
        Runnable words = words(event, "transcript", listener.turns()::onTranscriptDone);
        return () -> {
            listener.tally().onTranscribed(usage, millis);
            words.run();
        };
    }

    private Runnable aside(JsonObject event, String type) {
        if (!type.equals("response.output_audio.delta")) {
            return () -> listener.tally().onIgnored(type);
        }
        return audio(event);
    }

    private Runnable audio(JsonObject event) {
        Pcm pcm = format.decode(Base64.getDecoder().decode(text(event, "delta")));
        AudioDelta delta = new AudioDelta(part(event), pcm);
        return () -> tell(delta);
    }

    private Runnable spoken(JsonObject event) {
        ContentPart part = part(event);
        String words = text(event, "delta");
        return () -> listener.onWords(part, words);
    }

    private Runnable argumentsDelta(JsonObject event) {
        String itemId = text(event, "item_id");
        String delta = text(event, "delta");
        return () -> listener.functionCalls().onArguments(itemId, delta);
    }

    private Runnable itemAdded(JsonObject item, String type) {
        return isFunctionCall(item)
                ? told(call(item, "id"), listener.functionCalls()::onStarted)
                : () -> listener.tally().onIgnored(type);
    }

    private Runnable itemDone(JsonObject item, String type) {
        if (!isFunctionCall(item)) {
            return () -> listener.tally().onIgnored(type);
        }
        FunctionCall call = call(item, "id");
        boolean completed = text(item, "status").equals("completed");
        return () -> listener.functionCalls().onDone(call, completed);
    }

    private static boolean isFunctionCall(JsonObject item) {
        return text(item, "type").equals("function_call");
    }

    private static FunctionCall call(JsonObject json, String idField) {
        return new FunctionCall(
                text(json, idField), text(json, "call_id"), text(json, "name"), text(json, "arguments"));
    }

    private static ContentPart part(JsonObject event) {
        return new ContentPart(
                text(event, "response_id"), text(event, "item_id"), Math.toIntExact(number(event, "content_index")));
    }

    private static ResponseEnd responseEnd(JsonObject response) {
        JsonObject details = object(response, "status_details");
        JsonObject error = object(details, "error");
        String code = text(error, "code").isEmpty() ? text(details, "reason") : text(error, "code");
        return new ResponseEnd(text(response, "id"), text(response, "status"), code, message(error));
    }

    private static ServerError error(JsonObject error) {
        return new ServerError(text(error, "type"), text(error, "code"), message(error), text(error, "event_id"));
    }

    /** For a log: not longer than a line, and without what may be left of a key. */
    private static String message(JsonObject error) {
        String message = KEY.matcher(text(error, "message")).replaceAll("sk-…");
        return message.length() <= MESSAGE_CHARACTERS ? message : message.substring(0, MESSAGE_CHARACTERS) + "…";
    }

    /** A member's text, or empty when there is none. */
    private static String text(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    /** A member's whole number, or 0 when there is none. */
    private static long number(JsonObject json, String name) {
        String text = text(json, name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** A member's object, or an empty one when there is none. */
    private static JsonObject object(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? new JsonObject() : value.getAsJsonObject();
    }
}
