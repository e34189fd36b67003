package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import java.util.Optional;

/** A session with the model as one text message for each call. */
final class WebSocketSession implements RealtimeSession {
    private final SessionOpener socket;
    private final ModelFormat format;
    private long requests;

    WebSocketSession(SessionOpener socket, ModelFormat format) {
        this.socket = requireNonNull(socket);
        this.format = requireNonNull(format);
    }

    @Override
    public int rate() {
        return format.rate();
    }

    @Override
    public void configure(SessionSettings settings) {
        socket.send(ClientEventWriter.sessionUpdate(settings));
    }

    @Override
    public void reconfigure(SessionSettings settings) {
        socket.send(ClientEventWriter.sessionChange(settings));
    }

    @Override
    public void appendAudio(Pcm pcm) {
        socket.append(pcm);
    }

    @Override
    public String createResponse(Optional<String> instructions) {
        String eventId = "response_create_" + ++requests;
        socket.send(ClientEventWriter.createResponse(eventId, instructions));
        return eventId;
    }

    @Override
    public String speakAside(String kind, String instructions) {
        String eventId = "aside_create_" + ++requests;
        socket.send(ClientEventWriter.speakAside(eventId, kind, instructions));
        return eventId;
    }

    @Override
    public void cancelResponse(String responseId) {
        socket.send(ClientEventWriter.cancelResponse(responseId));
    }

    @Override
    public void truncate(String itemId, int contentIndex, long audioEndMillis) {
        socket.send(ClientEventWriter.truncate(itemId, contentIndex, audioEndMillis));
    }

    @Override
    public void deleteItem(String itemId) {
        socket.send(ClientEventWriter.deleteItem(itemId));
    }

    @Override
    public void sendNotice(String text) {
        socket.send(ClientEventWriter.notice(text));
    }

    @Override
    public void sendUserText(String text) {
        socket.send(ClientEventWriter.userText(text));
    }

    @Override
    public void sendFunctionResult(String callId, String output) {
        socket.send(ClientEventWriter.functionResult(callId, output));
    }

    @Override
    public void close() {
        socket.close();
    }
}
