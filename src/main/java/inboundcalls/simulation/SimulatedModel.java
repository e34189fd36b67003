package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import inboundcalls.audio.Pcm;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Understands the recorded questions and knows what to do about them. One for all sessions; thread-safe. */
final class SimulatedModel {
    private final Recordings recordings;
    private final QuestionRecognizer recognizer;
    private final Executor listeners;

    /** @param listeners where it compares sounds, which takes too long for an event loop */
    SimulatedModel(Recordings recordings, Executor listeners) {
        this.recordings = recordings;
        this.recognizer = new QuestionRecognizer(recordings.questions());
        this.listeners = listeners;
    }

    String function() {
        return recordings.function();
    }

    /** Which question was spoken; the future completes on the loop. */
    Future<Optional<Recording>> listen(Pcm sound, EventLoop loop) {
        Promise<Optional<Recording>> question = loop.newPromise();
        listeners.execute(() -> {
            Optional<Recording> recognised = recognizer.hear(sound).recognised();
            loop.execute(() -> question.setSuccess(recognised));
        });
        return question;
    }

    /** Which question was written. */
    Optional<Recording> read(String text) {
        return recordings.questions().stream()
                .filter(question -> question.text().equals(text))
                .findFirst();
    }

    /**
     * What to do about what is new in the conversation.
     *
     * @param heard the question in the caller's last turn, if it has one that the model knows
     * @param mayAsk whether the function is there to be called
     */
    List<Act> answer(List<Item> unseen, Optional<Recording> heard, boolean mayAsk) {
        List<Act> acts = new ArrayList<>();
        unseen.stream()
                .filter(item -> item.is("function_call_output"))
                .forEach(output -> acts.add(Act.say(spoken(Json.text(output.json(), "output")))));
        if (unseen.stream().anyMatch(item -> item.isFrom("user"))) {
            acts.addAll(heard.map(question -> ask(question, mayAsk)).orElse(List.of(Act.say(recordings.repeat()))));
        }
        return acts;
    }

    Act greet() {
        return Act.say(recordings.greeting());
    }

    /** Says the sentence that these instructions quote, if it is a recorded one. */
    Act sayAside(String instructions) {
        return Act.say(recordings.sentences().stream()
                .filter(sentence -> instructions.contains(sentence.text()))
                .findFirst()
                .orElse(recordings.noAnswer()));
    }

    Act giveUp() {
        return Act.say(recordings.noAnswer());
    }

    private List<Act> ask(Recording question, boolean mayAsk) {
        if (!mayAsk) {
            return List.of(giveUp());
        }
        Recording preamble = recordings.preamble();
        return List.of(
                new Act.Say(preamble.sound(), preamble.text(), "commentary"),
                new Act.Call(
                        function(), Json.object("pregunta", question.text()).toString()));
    }

    private Recording spoken(String output) {
        return response(output).flatMap(recordings::answer).orElse(recordings.noAnswer());
    }

    private static Optional<String> response(String output) {
        try {
            JsonElement json = JsonParser.parseString(output);
            return json instanceof JsonObject object ? Optional.of(Json.text(object, "response")) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
