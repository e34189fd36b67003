package inboundcalls.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What became of the calls. Thread-safe. */
final class SoakTally {
    private final List<UUID> calls = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int untouched;
    private int recovered;
    private int toldOfAFault;
    private int reset;
    private int failedQuestions;

    /** {@code faults}: what this call did not get. */
    synchronized void ended(UUID call, Talk talk, List<String> faults) {
        calls.add(call);
        failedQuestions += talk.failedQuestions();
        if (!faults.isEmpty()) {
            failed.add(call + (talk.broken() > 0 ? " (broken " + talk.broken() + " times)" : "") + ": "
                    + String.join("; ", faults));
        } else if (talk.wasReset()) {
            reset++;
        } else if (talk.broken() > 0) {
            recovered++;
        } else if (talk.failedQuestions() > 0) {
            toldOfAFault++;
        } else {
            untouched++;
        }
    }

    synchronized List<UUID> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> failed() {
        return List.copyOf(failed);
    }

    /** In all calls. */
    synchronized int failedQuestions() {
        return failedQuestions;
    }

    /** One line. */
    synchronized String describe() {
        return calls.size() + " calls: " + untouched + " without a fault, " + recovered
                + " after their session was broken, "
                + toldOfAFault + " whose question failed, " + reset + " whose phone was reset, " + failed.size()
                + " that did not get what they must";
    }
}
