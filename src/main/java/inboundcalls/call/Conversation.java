package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;
import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.AsideListener;
import inboundcalls.realtime.FunctionCallListener;
import inboundcalls.realtime.RealtimeListener;
import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.ResponseSequencer;
import inboundcalls.realtime.TurnListener;
import inboundcalls.tool.CallControl;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Hands each of the model's events to the part of the call that answers it. Lives on the call's event loop. */
final class Conversation implements RealtimeListener {
    private static final Set<String> BENIGN = Set.of(
            "conversation_already_has_active_response",
            "response_cancel_not_active",
            "input_audio_buffer_commit_empty");
    private static final Set<String> FATAL = Set.of(
            "session_expired",
            "beta_api_shape_disabled",
            "invalid_api_key",
            "insufficient_quota",
            "model_not_found",
            "account_deactivated");

    private static final String MIKROTIK = "consultar_mikrotik";

    private final Assistant assistant;
    private final CallLog log;
    private final CallStats stats;
    private final BiConsumer<EndReason, String> end;
    private final RealtimeSession session;
    private final ResponseSequencer responses;
    private final Uplink uplink;
    private final Downlink downlink;
    private final Floor floor;
    private final AnswerCue cue;
    private final SpokenFiller aside;
    private final WaitingSounds waiting;
    private final ToolDesk tools;
    private final Farewell farewell;
    private final CallWatch watch;
    private final CallerTurns turns;
    private final Transcript transcript = new Transcript();
    private final KeyTransfers keyTransfers;
    private final Keypad keypad;
    private boolean ready;

    /** Connects at once; {@code end} is told, with a detail, when the model's side cannot go on. */
    Conversation(CallParts parts, BiConsumer<EndReason, String> end) {
        this.assistant = parts.assistant();
        this.log = parts.log();
        this.stats = parts.stats();
        this.end = requireNonNull(end);
        this.session = parts.services().connector().connect(parts.loop(), this, log);
        this.uplink =
                new Uplink(session, stats, parts.services().config().call().uplinkLimit());
        this.downlink = new Downlink(session, parts.playout(), parts.loop(), log);
        Config.Waiting patience = parts.services().config().waiting();
        this.responses = new ResponseSequencer(
                session, () -> downlink.unheardMillis() <= patience.answerLead().toMillis());
        this.floor = new Floor(parts, session, responses, downlink, this::onFloorTaken);
        this.cue = new AnswerCue(responses, patience.muteTimeout(), parts.loop(), log);
        this.aside = new SpokenFiller(session, parts.playout(), parts.loop(), patience.words());
        this.waiting = parts.waiting(aside, this::isTaken);
        this.tools = new ToolDesk(parts, () -> openTo(parts), session, responses, cue, waiting);
        Stillness stillness = new Stillness(parts.playout(), responses, downlink, floor, tools);
        this.farewell = new Farewell(parts, responses, stillness, end);
        this.watch = new CallWatch(parts, responses, stillness, farewell, end);
        this.turns = new CallerTurns(floor, waiting, watch, transcript);
        this.keyTransfers = new KeyTransfers(parts, () -> openTo(parts), this::tell);
        this.keypad = new Keypad(parts.services().config().keypad(), parts.loop(), this::onTyped);
    }

    /** Where the caller's sound goes. */
    AudioSink uplink() {
        return uplink;
    }

    /** Where the model's sound comes from. */
    Downlink downlink() {
        return downlink;
    }

    /** A key of the phone. While a PIN is awaited it is the PIN's, and nobody is told. */
    void onKey(char key) {
        watch.onKey();
        Optional<PinGate> pin = assistant.rights().awaitedPin();
        if (pin.isPresent()) {
            pin.get().type(key).ifPresent(this::tell);
        } else if (ready) {
            keypad.press(key);
        }
    }

    /** The model has taken its settings. */
    boolean isReady() {
        return ready;
    }

    void close() {
        assistant.close();
        keypad.close();
        keyTransfers.close();
        watch.stop();
        farewell.close();
        tools.cancelAll();
        cue.close();
        waiting.close();
        downlink.close();
        floor.close();
        session.close();
    }

    @Override
    public TurnListener turns() {
        return turns;
    }

    @Override
    public FunctionCallListener functionCalls() {
        return tools;
    }

    @Override
    public AsideListener asides() {
        return aside;
    }

    @Override
    public void onSessionCreated() {
        assistant.onSessionCreated(session);
    }

    @Override
    public void onSessionUpdated() {
        if (ready) {
            return;
        }
        ready = true;
        if (assistant.rights().definitions().stream()
                .anyMatch(tool -> tool.name().equals(MIKROTIK))) {
            log.info("✓ Herramientas MikroTik agregadas a la sesión");
        }
        floor.greet();
        watch.start();
        uplink.open();
    }

    @Override
    public void onResponseCreated(String responseId) {
        floor.onResponseCreated(responseId);
        farewell.onResponseCreated(responseId);
        watch.onResponseCreated();
    }

    @Override
    public void onResponseDone(ResponseEnd response) {
        downlink.onResponseDone(response.responseId());
        if (FATAL.contains(response.code())) {
            end.accept(EndReason.ofError(response.code()), response.code() + ": " + response.message());
            return;
        }
        if (response.failed()) {
            log.warn("⚠️ Respuesta fallida del modelo: {} {}", response.code(), response.message());
        }
        responses.onDone(response.responseId());
        farewell.onResponseDone(response.responseId());
        tools.onResponseDone(response.responseId());
    }

    @Override
    public void onAudio(ContentPart part, Pcm pcm) {
        stats.chunkReceived();
        if (downlink.onAudio(part, pcm)) {
            waiting.onModelSpeaks(part.responseId());
            cue.onAnswer();
        }
    }

    @Override
    public void onWords(ContentPart part, String words) {
        transcript.onModelWords(part.itemId(), words);
    }

    @Override
    public void onAudioDone(ContentPart part) {
        downlink.onAudioDone(part);
    }

    @Override
    public void onError(ServerError error) {
        boolean handled = responses.onError(error);
        if (handled || BENIGN.contains(error.code())) {
            stats.benignError();
        } else if (FATAL.contains(error.code()) || !ready) {
            end.accept(EndReason.ofError(error.code()), error.code() + ": " + error.message());
        } else {
            log.warn("⚠️ Error de la API Realtime: {} {}", error.code(), error.message());
        }
    }

    @Override
    public void onIgnored(String type) {
        stats.ignoredEvent();
    }

    @Override
    public void onClosed(SessionEnd sessionEnd) {
        end.accept(EndReason.of(sessionEnd.kind()), sessionEnd.detail());
    }

    /** What is typed interrupts as what is said. */
    private void onTyped(String digits) {
        floor.interrupt();
        if (!keyTransfers.take(digits)) {
            session.sendUserText("El llamante marcó en el teclado: " + digits);
            responses.answerCaller();
        }
    }

    private void tell(String notice) {
        session.sendNotice(notice);
        responses.answerCaller();
    }

    private void onFloorTaken() {
        farewell.onCallerSpeaks();
        watch.onCallerSpeaks();
    }

    /** After the last words a caller need not be told that something is still going on. */
    private boolean isTaken() {
        return downlink.isSpeaking() || farewell.isLeaving();
    }

    private CallControl openTo(CallParts parts) {
        watch.onSense();
        return CallDoor.open(parts, farewell);
    }
}
