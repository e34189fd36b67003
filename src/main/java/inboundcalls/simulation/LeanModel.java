package inboundcalls.simulation;

import java.util.List;
import java.util.Map;

/** What one lean session does next: greets, asks the function in so many of a hundred turns, says the next sentence else. */
final class LeanModel {
    private final Recordings recordings;
    private final Map<String, LeanVoice> voices;
    private final int askingPercent;
    private final int session;
    private int turns;
    private boolean greeted;

    LeanModel(Recordings recordings, Map<String, LeanVoice> voices, int askingPercent, int session) {
        this.recordings = recordings;
        this.voices = voices;
        this.askingPercent = askingPercent;
        this.session = session;
    }

    /** Whether it asks in the turn that was just taken. Spread over sessions and turns. */
    boolean asks() {
        turns++;
        return (session * 37 + turns * 61) % 100 < askingPercent;
    }

    String function() {
        return recordings.function();
    }

    String arguments() {
        List<Recording> questions = recordings.questions();
        String question = questions.get((session + turns) % questions.size()).text();
        return Json.object("pregunta", question).toString();
    }

    LeanAnswer aside(String format) {
        return voices.get(format).aside();
    }

    LeanAnswer answer(String format) {
        LeanVoice voice = voices.get(format);
        LeanAnswer answer = greeted ? voice.answer(session + turns) : voice.greeting();
        greeted = true;
        return answer;
    }
}
