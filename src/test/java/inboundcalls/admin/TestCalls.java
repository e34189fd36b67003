package inboundcalls.admin;

import inboundcalls.call.CallRecord.Speaker;
import inboundcalls.call.CallRecord.Turn;
import inboundcalls.call.CallRecord.Voice;
import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.call.CallScene;
import inboundcalls.call.CallScene.Interval;
import inboundcalls.call.CallScene.Lane;
import inboundcalls.call.CallScene.Outcome;
import inboundcalls.call.CallView;
import inboundcalls.playout.PlayoutFigures;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls that are written down, for those who watch. */
final class TestCalls {
    private TestCalls() {}

    /** It talks, with a function that runs. */
    static CallView watched(UUID uuid, String caller, String words) {
        CallScene scene = new CallScene(
                true,
                List.of("consultar_mikrotik"),
                List.of(
                        new Turn(Speaker.ASSISTANT, 0, "Buenos días.", Voice.NONE),
                        new Turn(Speaker.CALLER, 2_000, words, Voice.NONE)),
                List.of(new Interval(Lane.ASSISTANT, "", 0, 1_500, Outcome.INTERRUPTED)));
        return new CallView(
                uuid,
                CallView.State.TALKING,
                61_500,
                new CallView.Who(caller, "5550100", "soporte"),
                true,
                new CallView.Counts(3, 1, 2, 0, 0),
                new PlayoutFigures(3_075, 0.1, 0.9, 2.3, 1, 0),
                Optional.of(scene));
    }

    static Asked asked(CallView view) {
        return new Asked(view.uuid(), ImmediateEventExecutor.INSTANCE.newSucceededFuture(view));
    }
}
