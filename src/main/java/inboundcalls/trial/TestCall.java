package inboundcalls.trial;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.SyntheticCaller;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Hears the greeting, asks each question, listens to its answer, and tells the operator meanwhile. Blocks the thread that holds it. */
public final class TestCall {
    private static final Duration GREETING_PATIENCE = Duration.ofSeconds(15);

    private final SyntheticCaller caller;
    private final Ear ear;
    private final Duration timeout;
    private final PrintWriter out;
    private final long start = System.nanoTime();

    /**
     * Of a caller who has just dialled.
     *
     * @param own what the server plays by itself, at the caller's rate
     * @param timeout the longest from the end of a question to the end of its answer
     */
    public TestCall(SyntheticCaller caller, List<OwnSound> own, Duration timeout, PrintWriter out) {
        this.caller = requireNonNull(caller);
        this.ear = new Ear(caller, own);
        this.timeout = requireNonNull(timeout);
        this.out = requireNonNull(out);
    }

    /** Whether every question had an answer. Hangs up. */
    public boolean hold(List<Question> questions) throws InterruptedException {
        tell("Saludo", ear.hear(start, GREETING_PATIENCE), start);
        boolean answered = !caller.ended().isDone();
        for (int i = 0; answered && i < questions.size(); i++) {
            answered = ask(questions.get(i));
        }
        caller.hangUp();
        CallEnd end = caller.ended().sync().getNow();
        if (!ear.frames().isEmpty()) {
            print(Pacing.of(ear.frames(), caller.heard().rate()).describe());
        }
        return conclude(answered, end);
    }

    private boolean ask(Question question) throws InterruptedException {
        if (!caller.say(question.sound()).await().isSuccess()) {
            print("Pregunta: " + question.name() + ": la llamada terminó antes de acabarla");
            return false;
        }
        long spoken = System.nanoTime() - MILLISECONDS.toNanos(question.silenceAtEndMillis());
        print("Pregunta: " + question.name() + ", " + question.sound().millis() + " ms");
        Answer answer = ear.hear(spoken, timeout);
        tell("Respuesta", answer, spoken);
        return answer.isThere();
    }

    private void tell(String what, Answer answer, long since) {
        String own = answer.ownSounds();
        String aside = own.isEmpty() ? "" : " (además se oyó: " + own + ")";
        print(what + ": " + (answer.isThere() ? answer.describe(since) : "ninguna voz") + aside);
    }

    private boolean conclude(boolean answered, CallEnd end) {
        boolean isHandedBack = end.kind() == Kind.SERVER_HUNG_UP && end.detail().equals(EndText.HUNG_UP);
        if (answered && end.kind() == Kind.CALLER_HUNG_UP) {
            print("✅ El servidor contestó");
        } else if (answered && isHandedBack) {
            print("✅ El servidor contestó, y terminó él la llamada");
        } else {
            print("❌ " + EndText.of(end));
        }
        return answered && (isHandedBack || end.kind() == Kind.CALLER_HUNG_UP);
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
