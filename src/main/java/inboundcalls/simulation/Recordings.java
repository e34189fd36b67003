package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import inboundcalls.audio.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is said in a simulated call, as {@code simulation/conversacion.json} ties it together. Immutable.
 *
 * @param function the name of the function that is asked
 * @param greeting what the model says first (24 kHz, as all that it says)
 * @param preamble what it says before it asks the function
 * @param repeat what it says when it did not understand
 * @param noAnswer what it says when there is no answer that it knows
 * @param questions what callers say (8 kHz); the text is the function's question too
 * @param answers what the model says, by the text that the function answered: the API's own, and as it is made for the ear
 */
public record Recordings(
        String function,
        Recording greeting,
        Recording preamble,
        Recording repeat,
        Recording noAnswer,
        List<Recording> questions,
        Map<String, Recording> answers) {

    public Recordings {
        questions = List.copyOf(questions);
        answers = Map.copyOf(answers);
    }

    /** Reads them from the class path: about 1.5 MB, for the caller to keep. */
    public static Recordings load() {
        try {
            return read(Json.resource("conversacion.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence that tells this answer of the function; empty when it is none of the known ones. */
    public Optional<Recording> answer(String functionAnswer) {
        return Optional.ofNullable(answers.get(functionAnswer));
    }

    /** What the model says to that question when all goes well; the names tell which belong together. */
    public Recording answerTo(Recording question) {
        String name = question.name().replaceFirst("^pregunta", "respuesta");
        return answers.values().stream()
                .filter(answer -> answer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All that the model can say. */
    List<Recording> sentences() {
        return Stream.concat(Stream.of(greeting, preamble, repeat, noAnswer), answers.values().stream())
                .toList();
    }

    /** The question of that file name, without {@code .wav}. */
    public Recording question(String name) {
        return questions.stream()
                .filter(question -> question.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("question: " + name + " (expected: one of the recorded)"));
    }

    private static Recordings read(JsonObject json) throws IOException {
        List<Recording> questions = new ArrayList<>();
        for (JsonElement question : json.getAsJsonArray("preguntas")) {
            questions.add(recording(question));
        }
        Map<String, Recording> answers = new LinkedHashMap<>();
        for (JsonElement answer : json.getAsJsonArray("respuestas")) {
            Recording sentence = recording(answer);
            answers.put(answer.getAsJsonObject().get("api").getAsString(), sentence);
            answers.put(answer.getAsJsonObject().get("dicho").getAsString(), sentence);
        }
        return new Recordings(
                json.get("funcion").getAsString(),
                recording(json.get("saludo")),
                recording(json.get("consulta")),
                recording(json.get("repetir")),
                recording(json.get("sin_respuesta")),
                questions,
                answers);
    }

    private static Recording recording(JsonElement entry) throws IOException {
        String name = entry.getAsJsonObject().get("grabacion").getAsString();
        try (InputStream in = open(name + ".wav")) {
            return new Recording(name, entry.getAsJsonObject().get("texto").getAsString(), Wav.readMono(in));
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = Recordings.class.getResourceAsStream("/simulation/" + file);
        if (in == null) {
            throw new IOException("resource: no /simulation/" + file);
        }
        return in;
    }
}
