package inboundcalls.realtime;

import inboundcalls.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what a listener is told. */
final class HeardEvents implements RealtimeListener, TurnListener, FunctionCallListener, AsideListener, TallyListener {
    final List<String> calls = new ArrayList<>();
    /** Of responses and of turns that were transcribed. */
    final List<Usage> usages = new ArrayList<>();

    long transcribedMillis;
    /** What is done when the settings are in force. */
    Runnable onUpdated = () -> {};

    @Override
    public TurnListener turns() {
        return this;
    }

    @Override
    public FunctionCallListener functionCalls() {
        return this;
    }

    @Override
    public AsideListener asides() {
        return this;
    }

    @Override
    public TallyListener tally() {
        return this;
    }

    @Override
    public void onUsage(Usage usage) {
        usages.add(usage);
    }

    @Override
    public void onTranscribed(Usage usage, long millis) {
        usages.add(usage);
        transcribedMillis += millis;
    }

    @Override
    public void onWords(ContentPart part, String words) {
        calls.add("says " + part + " " + words);
    }

    @Override
    public void onSessionCreated() {
        calls.add("created");
    }

    @Override
    public void onSessionUpdated() {
        calls.add("updated");
        onUpdated.run();
    }

    @Override
    public void onSpeechStarted(String itemId, long audioMillis) {
        calls.add("speech " + itemId + " from " + audioMillis);
    }

    @Override
    public void onSpeechStopped(String itemId, long audioMillis) {
        calls.add("speech " + itemId + " to " + audioMillis);
    }

    @Override
    public void onCommitted(String itemId) {
        calls.add("committed " + itemId);
    }

    @Override
    public void onTranscript(String itemId, String words) {
        calls.add("words " + itemId + " " + words);
    }

    @Override
    public void onTranscriptDone(String itemId, String words) {
        calls.add("all words " + itemId + " " + words);
    }

    @Override
    public void onTranscriptFailed(String itemId) {
        calls.add("no words " + itemId);
    }

    @Override
    public void onResponseCreated(String responseId) {
        calls.add("response " + responseId);
    }

    @Override
    public void onResponseDone(ResponseEnd end) {
        calls.add("response done " + end);
    }

    @Override
    public void onCreated(String responseId, String kind) {
        calls.add("aside " + responseId + " " + kind);
    }

    @Override
    public void onAudio(String responseId, Pcm pcm) {
        calls.add("aside audio " + responseId + " " + Arrays.toString(pcm.samples()) + " at " + pcm.rate());
    }

    @Override
    public void onDone(String responseId) {
        calls.add("aside done " + responseId);
    }

    @Override
    public void onAudio(ContentPart part, Pcm pcm) {
        calls.add("audio " + part + " " + Arrays.toString(pcm.samples()) + " at " + pcm.rate());
    }

    @Override
    public void onAudioDone(ContentPart part) {
        calls.add("audio done " + part);
    }

    @Override
    public void onStarted(FunctionCall call) {
        calls.add("call started " + call);
    }

    @Override
    public void onArguments(String itemId, String delta) {
        calls.add("arguments " + itemId + " " + delta);
    }

    @Override
    public void onArgumentsDone(FunctionCall call) {
        calls.add("arguments done " + call);
    }

    @Override
    public void onDone(FunctionCall call, boolean completed) {
        calls.add("call done " + completed + " " + call);
    }

    @Override
    public void onError(ServerError error) {
        calls.add("error " + error);
    }

    @Override
    public void onIgnored(String type) {
        calls.add("ignored " + type);
    }

    @Override
    public void onClosed(SessionEnd end) {
        calls.add("closed " + end);
    }
}
