package inboundcalls.call;

import inboundcalls.audio.Pcm;
import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what is sent to the model. */
final class FakeRealtimeSession implements RealtimeSession {
    final List<String> sent = new ArrayList<>();
    /** The settings of each configure and reconfigure. */
    final List<SessionSettings> told = new ArrayList<>();

    final List<Pcm> audio = new ArrayList<>();
    boolean closed;
    /** From now on a bug stands where responses are asked for, and where texts are sent. */
    boolean broken;
    /** So is closing. */
    boolean brokenToTheEnd;

    @Override
    public int rate() {
        return 24_000;
    }

    @Override
    public void configure(SessionSettings settings) {
        sent.add("configure");
        told.add(settings);
    }

    @Override
    public void reconfigure(SessionSettings settings) {
        sent.add("reconfigure");
        told.add(settings);
    }

    @Override
    public void appendAudio(Pcm pcm) {
        audio.add(pcm.copy());
    }

    @Override
    public String createResponse(Optional<String> instructions) {
        failWhenBroken();
        sent.add(("create " + instructions.orElse("")).strip());
        return "request_" + sent.size();
    }

    @Override
    public String speakAside(String kind, String instructions) {
        sent.add("aside " + kind + " " + instructions);
        return "aside_" + sent.size();
    }

    @Override
    public void cancelResponse(String responseId) {
        sent.add("cancel " + responseId);
    }

    @Override
    public void truncate(String itemId, int contentIndex, long audioEndMillis) {
        sent.add("truncate " + itemId + " " + contentIndex + " " + audioEndMillis);
    }

    @Override
    public void deleteItem(String itemId) {
        sent.add("delete " + itemId);
    }

    @Override
    public void sendNotice(String text) {
        sent.add("notice " + text);
    }

    @Override
    public void sendUserText(String text) {
        failWhenBroken();
        sent.add("text " + text);
    }

    @Override
    public void sendFunctionResult(String callId, String output) {
        sent.add("result " + callId + " " + output);
    }

    @Override
    public void close() {
        closed = true;
        if (brokenToTheEnd) {
            throw new IllegalStateException("another bug");
        }
    }

    private void failWhenBroken() {
        if (broken) {
            throw new IllegalStateException("a bug");
        }
    }
}
