package inboundcalls.doctor;

import inboundcalls.audio.Pcm;
import inboundcalls.call.EndReason;
import inboundcalls.realtime.AsideListener;
import inboundcalls.realtime.FunctionCallListener;
import inboundcalls.realtime.RealtimeListener;
import inboundcalls.realtime.TallyListener;
import inboundcalls.realtime.TurnListener;
import inboundcalls.realtime.Usage;
import java.util.concurrent.CompletableFuture;

/** Waits for a session to open, to which nothing is sent: so nothing is answered, and nothing is paid. */
final class SessionProbe implements RealtimeListener, TallyListener {
    private final CompletableFuture<Finding> finding = new CompletableFuture<>();

    CompletableFuture<Finding> finding() {
        return finding;
    }

    @Override
    public void onSessionCreated() {
        finding.complete(Finding.good("aceptada: la sesión se abre (el saldo solo se sabe al hablar)"));
    }

    @Override
    public void onError(ServerError error) {
        finding.complete(refused(EndReason.ofError(error.code()), error.code()));
    }

    @Override
    public void onClosed(SessionEnd end) {
        finding.complete(refused(EndReason.of(end.kind()), end.detail()));
    }

    /** Its text is what is wrong, and behind a colon what to do. */
    private static Finding refused(EndReason why, String detail) {
        String[] parts = why.text().split(": ", 2);
        String cure = parts.length > 1 ? parts[1] : "prueba otra vez; si sigue, mira https://status.openai.com";
        return Finding.bad(parts[0] + " (" + detail + ")", cure);
    }

    @Override
    public TallyListener tally() {
        return this;
    }

    @Override
    public TurnListener turns() {
        throw nothingWasSaid();
    }

    @Override
    public FunctionCallListener functionCalls() {
        throw nothingWasSaid();
    }

    @Override
    public AsideListener asides() {
        throw nothingWasSaid();
    }

    private static IllegalStateException nothingWasSaid() {
        return new IllegalStateException("nothing was said in this session");
    }

    @Override
    public void onSessionUpdated() {}

    @Override
    public void onResponseCreated(String responseId) {}

    @Override
    public void onResponseDone(ResponseEnd end) {}

    @Override
    public void onAudio(ContentPart part, Pcm pcm) {}

    @Override
    public void onWords(ContentPart part, String words) {}

    @Override
    public void onAudioDone(ContentPart part) {}

    @Override
    public void onUsage(Usage usage) {}

    @Override
    public void onTranscribed(Usage usage, long millis) {}

    @Override
    public void onIgnored(String type) {}
}
