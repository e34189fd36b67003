package inboundcalls.load;

import java.time.Duration;

/**
 * Which calls are made.
 *
 * @param calls that everything is counted of
 * @param ramp within which they are dialled, evenly
 * @param warmUp from the last one's dialling until counting begins
 * @param duration of the counting
 * @param tones callers whistle instead of speaking
 * @param interruptingPercent of the callers talk over the model
 * @param dtmfPercent of the callers press a key before each question
 * @param crowd calls that come on top while counting is on, dialled evenly within {@code crowdRamp}
 */
public record LoadPlan(
        int calls,
        Duration ramp,
        Duration warmUp,
        Duration duration,
        boolean tones,
        int interruptingPercent,
        int dtmfPercent,
        int crowd,
        Duration crowdRamp) {

    int allCalls() {
        return calls + crowd;
    }

    /** Whether that one interrupts; who does is spread over the calls. */
    boolean interrupts(int call) {
        return call * 61 % 100 < interruptingPercent;
    }

    boolean presses(int call) {
        return (call * 37 + 50) % 100 < dtmfPercent;
    }
}
