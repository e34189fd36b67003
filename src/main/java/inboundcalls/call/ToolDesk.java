package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.call.CallTotals.FunctionEnd;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.FunctionCallListener;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.ResponseSequencer;
import inboundcalls.tool.CallControl;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolResult;
import inboundcalls.tool.ToolRun;
import inboundcalls.tool.ToolRunner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes the model's function calls, has them run, hands the results back. A call runs when its item is complete, at the same time as others;
 * when all those of its response have their answers, the model is asked to speak, once. Lives on the call's event loop.
 */
final class ToolDesk implements FunctionCallListener {
    private static final String LATE_RESULT =
            "Ya hay resultado de la función %s%s, pedida antes. Es un dato, no una petición: %s";
    private static final int MAX_ARGUMENT_CHARACTERS = 64 << 10;
    /** More than one response ever has; when there are more the oldest is forgotten. */
    private static final int MOST_DRAFTS = 32;

    private final Supplier<CallControl> control;
    private final RealtimeSession session;
    private final ResponseSequencer responses;
    private final AnswerCue cue;
    private final WaitingSounds waiting;
    private final Assistant assistant;
    private final ToolRunner runner;
    private final CallLoop loop;
    private final CallLog log;
    private final CallStats stats;
    private final Transcript transcript;
    /** By item: what is being written. */
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    /** The ids of all calls so far: the API takes one result for each. */
    private final Set<String> taken = new HashSet<>();
    /** By call id: what runs. */
    private final Map<String, Running> running = new HashMap<>();
    /** Responses with results that the model was not asked to speak about yet. */
    private final Set<String> unspoken = new HashSet<>();
    /** There when another session has taken over: what runs here is answered there. */
    private Optional<ToolDesk> successor = Optional.empty();
    /** The session takes results. */
    private boolean open;

    /** {@code control}: opens the call to a tool that is about to run. */
    ToolDesk(
            CallParts parts,
            Supplier<CallControl> control,
            RealtimeSession session,
            ResponseSequencer responses,
            AnswerCue cue,
            WaitingSounds waiting) {
        this.control = requireNonNull(control);
        this.assistant = parts.assistant();
        this.runner = parts.services().runner();
        this.loop = parts.loop();
        this.log = parts.log();
        this.stats = parts.stats();
        this.transcript = parts.transcript();
        this.session = requireNonNull(session);
        this.responses = requireNonNull(responses);
        this.cue = requireNonNull(cue);
        this.waiting = requireNonNull(waiting);
    }

    @Override
    public void onStarted(FunctionCall call) {
        drafts.computeIfAbsent(call.itemId(), id -> announced(call));
        if (drafts.size() > MOST_DRAFTS) {
            drafts.remove(drafts.keySet().iterator().next());
        }
    }

    @Override
    public void onArguments(String itemId, String delta) {
        Draft draft = drafts.get(itemId);
        if (draft != null && draft.arguments.length() + delta.length() <= MAX_ARGUMENT_CHARACTERS) {
            draft.arguments.append(delta);
        }
    }

    @Override
    public void onArgumentsDone(FunctionCall call) {
        onStarted(call);
        drafts.get(call.itemId()).replace(call.arguments());
    }

    @Override
    public void onDone(FunctionCall call, boolean completed) {
        onStarted(call);
        Draft draft = drafts.remove(call.itemId());
        draft.replace(call.arguments());
        if (completed && taken.add(call.callId())) {
            run(new ToolCall(draft.call.callId(), draft.call.name(), draft.arguments.toString()));
        }
    }

    /** Goes on with what runs for a session that was lost. */
    void takeOver(ToolDesk lost) {
        lost.successor = Optional.of(this);
        lost.running.forEach((id, call) -> {
            running.put(id, call.elsewhere());
            waiting.onFunctionStarted("");
        });
        lost.running.clear();
    }

    /** From now on results go to the model at once; those that came before stand in the transcript. */
    void open() {
        open = true;
    }

    /** Something runs. */
    boolean isBusy() {
        return !running.isEmpty();
    }

    /** The sequencer knows already that it is over: no more calls will come of it. */
    void onResponseDone(String responseId) {
        askIfAllAnswered(responseId);
    }

    /** The call is over: nobody waits for answers any more. */
    void cancelAll() {
        running.values().forEach(call -> {
            call.run.cancel();
            conclude(call, "cancelled", "");
        });
        running.clear();
    }

    private Draft announced(FunctionCall call) {
        log.info("🔧 Function call iniciada: {} (call_id: {})", call.name(), call.callId());
        return new Draft(call);
    }

    private void run(ToolCall call) {
        String responseId = responses.activeId();
        stats.functionCall();
        transcript.onFunctionStarted(call);
        log.info("⚙️ Ejecutando función: {}", call.name());
        waiting.onFunctionStarted(responseId);
        cue.onAnswer();
        ToolRights rights = assistant.rights();
        Consumer<ToolResult> answer = result -> loop.run(() -> answer(call, responseId, result));
        ToolRun run = rights.start(runner, call, control.get(), loop.shared(), answer);
        String known = rights.known(call.name());
        running.put(
                call.id(),
                new Running(responseId, run, call, known, loop.ticker().nanoTime()));
    }

    private void answer(ToolCall call, String responseId, ToolResult result) {
        if (successor.isPresent()) {
            successor.get().answerLost(call, result);
            return;
        }
        note(call, result);
        session.sendFunctionResult(call.id(), result.toJson());
        log.info("📤 Function result enviado para call_id: {}", call.id());
        unspoken.add(responseId);
        askIfAllAnswered(responseId);
    }

    /** This session does not know the call: it is told in words. */
    private void answerLost(ToolCall call, ToolResult result) {
        if (successor.isPresent()) {
            successor.get().answerLost(call, result);
            return;
        }
        note(call, result);
        if (open) {
            session.sendUserText(LATE_RESULT.formatted(call.name(), call.arguments(), result.response()));
            log.info("📤 Function result enviado para call_id: {}", call.id());
            cue.ask();
        }
    }

    private void note(ToolCall call, ToolResult result) {
        conclude(running.remove(call.id()), result.success() ? "success" : "failure", result.response());
        waiting.onFunctionAnswered();
        transcript.onFunctionResult(call, result.response());
        if (result.success()) {
            log.info("   ✓ Resultado obtenido (success: True)");
        } else {
            log.warn("   ✗ Resultado obtenido (success: False): {}", result.response());
        }
    }

    private void conclude(Running run, String result, String text) {
        long nanos = loop.ticker().nanoTime() - run.since;
        stats.functionEnd(new FunctionEnd(run.name, result), nanos);
        transcript.onFunctionEnd(run.call, result, text, NANOSECONDS.toMillis(nanos));
    }

    private void askIfAllAnswered(String responseId) {
        boolean goesOn = !responseId.isEmpty() && responseId.equals(responses.activeId());
        boolean runs = running.values().stream().anyMatch(call -> call.responseId.equals(responseId));
        if (!goesOn && !runs && unspoken.remove(responseId)) {
            cue.ask();
        }
    }

    /** A function call that has no answer yet, the response that it came in, and by the loop's ticker when. */
    private record Running(String responseId, ToolRun run, ToolCall call, String name, long since) {
        /** For another session, which has no such response. */
        Running elsewhere() {
            return new Running("", run, call, name, since);
        }
    }

    /** A function call while the model writes it. */
    private static final class Draft {
        private final FunctionCall call;
        private final StringBuilder arguments = new StringBuilder();

        Draft(FunctionCall call) {
            this.call = call;
        }

        /** The whole text is worth more than the pieces. */
        void replace(String whole) {
            if (!whole.isEmpty()) {
                arguments.setLength(0);
                arguments.append(whole, 0, Math.min(whole.length(), MAX_ARGUMENT_CHARACTERS));
            }
        }
    }
}
