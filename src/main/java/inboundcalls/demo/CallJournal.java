package inboundcalls.demo;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.simulation.Answers;
import inboundcalls.simulation.RealtimeTap;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens in on the model's side of one call: shows the conversation as it happens, and keeps what the judge wants to know. Thread-safe. */
final class CallJournal implements RealtimeTap {
    private static final String AUDIO_DELTA = "{\"type\":\"response.output_audio.delta\"";

    private final PrintWriter out;
    private final long start = System.nanoTime();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> resultsAnswered = new LinkedBlockingQueue<>();
    private final List<Long> speechStarts = new ArrayList<>();
    private final List<Long> truncations = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private boolean resultGiven;

    CallJournal(PrintWriter out) {
        this.out = requireNonNull(out);
    }

    /** What the model has said whole, next in order, without waiting for a function; empty when it says nothing in time. */
    String nextAnswer(Duration patience) throws InterruptedException {
        String answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return answer == null ? "" : answer;
    }

    /** Waits until the model has begun to speak about the next result of a function; false when it does not in time. */
    boolean awaitSpeechOfResult(Duration patience) throws InterruptedException {
        return resultsAnswered.poll(patience.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    /** When each {@code speech_started} was sent, by {@link System#nanoTime}. */
    synchronized List<Long> speechStarts() {
        return List.copyOf(speechStarts);
    }

    /** The {@code audio_end_ms} of each truncation that came. */
    synchronized List<Long> truncations() {
        return List.copyOf(truncations);
    }

    /** Every error that the model's side had to answer with. */
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public synchronized void sent(int session, long nanos, String json) {
        if (json.startsWith(AUDIO_DELTA)) {
            if (resultGiven) {
                resultGiven = false;
                resultsAnswered.add(nanos);
            }
            return;
        }
        JsonObject event = JsonParser.parseString(json).getAsJsonObject();
        switch (event.get("type").getAsString()) {
            case "conversation.item.input_audio_transcription.completed" -> said("👤 Llamante ", event);
            case "response.output_audio_transcript.done" -> said("🤖 Asistente", event);
            case "input_audio_buffer.speech_started" -> speechStarts.add(nanos);
            case "response.done" -> Answers.of(event).ifPresent(answers::add);
            default -> {}
        }
    }

    @Override
    public synchronized void received(int session, long nanos, String json) {
        if (json.contains("\"conversation.item.truncate\"")) {
            long millis = JsonParser.parseString(json)
                    .getAsJsonObject()
                    .get("audio_end_ms")
                    .getAsLong();
            truncations.add(millis);
            show("✋ Interrumpido: se oyeron " + millis + " ms");
        } else if (json.contains("\"function_call_output\"")) {
            resultGiven = true;
        }
    }

    @Override
    public synchronized void refused(int session, String code, String message) {
        refusals.add(code + ": " + message);
        show("❌ " + code + ": " + message);
    }

    private void said(String who, JsonObject event) {
        show(who + ": " + event.get("transcript").getAsString());
    }

    private void show(String line) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - start) / 1e9, line);
    }
}
