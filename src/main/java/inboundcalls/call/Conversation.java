package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;
import inboundcalls.config.Waiting;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.AsideListener;
import inboundcalls.realtime.FunctionCallListener;
import inboundcalls.realtime.RealtimeListener;
import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.ResponseSequencer;
import inboundcalls.realtime.TallyListener;
import inboundcalls.realtime.TurnListener;
import inboundcalls.tool.CallControl;
import java.util.function.BiConsumer;

/**
 * What is said in one session with the model: hands each of its events to the part that answers it. When the session is lost, a successor goes
 * on with what was said so far and with the functions that run. Lives on the call's event loop.
 */
final class Conversation implements RealtimeListener {
    private final CallParts parts;
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
    private final Stillness stillness;
    private final Resumption resumption;
    private final BiConsumer<EndReason, String> lost;
    private final SessionAge age;
    private final KeyDesk keys;
    private final SessionFaults faults;
    private boolean ready;

    /**
     * Connects, in {@code pauseMillis} from now.
     *
     * @param end told, with a detail, when the model's side cannot go on
     * @param lost told as {@code end}, when a {@link #successor} can
     */
    Conversation(
            CallParts parts, BiConsumer<EndReason, String> end, BiConsumer<EndReason, String> lost, long pauseMillis) {
        this.parts = parts;
        this.lost = requireNonNull(lost);
        CallLog log = parts.log();
        this.stats = parts.stats();
        this.end = requireNonNull(end);
        this.session = parts.services().connector().connect(parts.loop().shared(), this, log, pauseMillis);
        this.uplink =
                new Uplink(session, stats, parts.services().config().call().uplinkLimit());
        this.downlink = new Downlink(session, parts.playout(), parts.loop(), log, parts.transcript());
        Waiting patience = parts.services().config().waiting();
        this.responses = new ResponseSequencer(
                session, () -> downlink.unheardMillis() <= patience.answerLead().toMillis());
        this.floor = new Floor(parts, session, responses, downlink, this::onFloorTaken);
        this.cue = new AnswerCue(responses, patience.muteTimeout(), parts.loop(), log);
        this.resumption = new Resumption(parts, session, cue);
        this.aside = new SpokenFiller(session, parts.playout(), parts.loop(), patience.words());
        this.waiting = parts.waiting(aside, this::isTaken);
        this.tools = new ToolDesk(parts, this::open, session, responses, cue, waiting);
        this.stillness = new Stillness(parts.playout(), responses, downlink, floor, tools);
        this.farewell = new Farewell(parts, responses, stillness, end);
        this.watch = new CallWatch(
                parts, responses, stillness, farewell, end, why -> lost.accept(EndReason.MODEL_LOST, why));
        this.turns = new CallerTurns(new TurnClock(parts, uplink, downlink), floor, waiting, watch, parts.transcript());
        this.age = new SessionAge(parts, stillness, farewell, age -> lost.accept(EndReason.MODEL_LOST, age));
        this.keys = new KeyDesk(parts, floor, session, responses, this::open);
        this.faults = new SessionFaults(parts, responses, aside, resumption, this::isReady, end, lost);
    }

    /** Another session instead of this one, which is closed. If anything went on, the caller is told that it was cut. */
    Conversation successor(long pauseMillis) {
        Conversation next = new Conversation(parts, end, lost, pauseMillis);
        boolean cut = resumption.wasCut() || !stillness.isStill();
        next.tools.takeOver(tools);
        next.uplink.takeOver(uplink);
        next.resumption.takeOver(resumption);
        farewell.abandon();
        close();
        if (cut) {
            next.resumption.onCut();
        }
        return next;
    }

    /** Where the caller's sound goes. */
    AudioSink uplink() {
        return uplink;
    }

    /** Where the model's sound comes from. */
    Downlink downlink() {
        return downlink;
    }

    /** A key of the phone. */
    void onKey(char key) {
        watch.onKey();
        keys.press(key, ready);
    }

    /** The model has taken its settings. */
    boolean isReady() {
        return ready;
    }

    void close() {
        session.close(); // whatever becomes of the rest: it costs money
        age.stop();
        resumption.hush();
        keys.close();
        faults.close();
        turns.close();
        farewell.close();
        tools.cancelAll();
        cue.close();
        waiting.close();
        downlink.close();
        floor.close();
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
    public TallyListener tally() {
        return stats;
    }

    @Override
    public void onSessionCreated() {
        parts.assistant().onSessionCreated(session);
    }

    @Override
    public void onSessionUpdated() {
        if (ready) {
            return;
        }
        ready = true;
        parts.assistant().onReady();
        if (!resumption.begin()) {
            parts.ringing().onReady();
            floor.greet();
        }
        watch.start();
        age.start();
        tools.open();
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
        if (faults.outlives(response)) {
            responses.onDone(response.responseId());
            farewell.onResponseDone(response.responseId());
            tools.onResponseDone(response.responseId());
        }
    }

    @Override
    public void onAudio(ContentPart part, Pcm pcm) {
        stats.chunkReceived();
        if (downlink.onAudio(part, pcm)) {
            resumption.hush();
            waiting.onModelSpeaks(part.responseId());
            cue.onAnswer();
        }
    }

    @Override
    public void onWords(ContentPart part, String words) {
        parts.transcript().onModelWords(part.itemId(), words);
    }

    @Override
    public void onAudioDone(ContentPart part) {
        downlink.onAudioDone(part);
    }

    @Override
    public void onError(ServerError error) {
        faults.onError(error);
    }

    @Override
    public void onClosed(SessionEnd sessionEnd) {
        faults.onClosed(sessionEnd);
    }

    private void onFloorTaken() {
        farewell.onCallerSpeaks();
        watch.onCallerSpeaks();
        faults.onCallerSpeaks();
    }

    /** After the last words a caller need not be told that something is still going on. */
    private boolean isTaken() {
        return downlink.isSpeaking() || farewell.isLeaving();
    }

    private CallControl open() {
        watch.onSense();
        return CallDoor.open(parts, farewell);
    }
}
