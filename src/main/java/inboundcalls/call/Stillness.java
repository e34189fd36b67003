package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.playout.Playout;
import inboundcalls.realtime.ResponseSequencer;

/** Whether anything goes on in a call. Lives on the call's event loop. */
final class Stillness {
    private final Playout playout;
    private final ResponseSequencer responses;
    private final Downlink downlink;
    private final Floor floor;
    private final ToolDesk tools;

    Stillness(Playout playout, ResponseSequencer responses, Downlink downlink, Floor floor, ToolDesk tools) {
        this.playout = requireNonNull(playout);
        this.responses = requireNonNull(responses);
        this.downlink = requireNonNull(downlink);
        this.floor = requireNonNull(floor);
        this.tools = requireNonNull(tools);
    }

    /** The caller is silent, no tool works, and nothing of the model's is in the newest frame that the phone was given. */
    boolean isSilent() {
        return playout.isSilent() && !floor.isTaken() && !tools.isBusy();
    }

    /** As {@link #isSilent()}, and the model is not about to speak either, nor to answer by itself what the caller has just said. */
    boolean isStill() {
        return isSilent()
                && responses.isFree()
                && !responses.isHeld()
                && !responses.isWaiting()
                && !downlink.isSpeaking();
    }
}
