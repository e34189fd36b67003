package inboundcalls.call;

import inboundcalls.config.Config;
import inboundcalls.config.TestConfig;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.ResponseSequencer;
import java.time.Duration;
import java.util.List;

/** Who has the floor, on frozen time, with the downlink behind it. The provider pads speech by 300 ms and ends it after 500 ms of silence. */
final class FloorBench {
    static final Config.BargeIn FALSE_STARTS = new Config.BargeIn(Duration.ofMillis(400), true, true);
    static final Config.BargeIn GREETING = new Config.BargeIn(Duration.ZERO, false, false);
    static final Config.BargeIn PROVIDER = new Config.BargeIn(Duration.ZERO, true, false);

    final DownlinkBench down = new DownlinkBench();
    final FakeRealtimeSession session = down.session;
    final CallStats stats;
    final ResponseSequencer responses = new ResponseSequencer(session, () -> true);
    final Floor floor;

    FloorBench(Config.BargeIn rules) {
        CallParts parts = TestParts.of(down.channel.eventLoop(), settings(rules));
        stats = parts.stats();
        floor = new Floor(parts, session, responses, down.downlink, () -> {});
    }

    /** What was sent to the model since the last time. */
    List<String> sent() {
        List<String> sent = List.copyOf(session.sent);
        session.sent.clear();
        return sent;
    }

    /** The model begins a response and has all of its sound ready; the response goes on. */
    void speaks(String response, int millis) {
        floor.onResponseCreated(response);
        down.downlink.onAudio(part(response), DownlinkBench.constant(millis));
    }

    /** The model has said all of a response. */
    void done(String response) {
        down.downlink.onAudioDone(part(response));
        end(response);
    }

    /** The response is over: done, or cancelled. */
    void end(String response) {
        down.downlink.onResponseDone(response);
        responses.onDone(response);
    }

    /** The provider hears speech of that length that began at 10 s and is over now. */
    void heard(String item, int millis) {
        floor.onSpeechStarted(item, 10_000 - 300);
        pass(millis + 500);
        stopped(item, millis);
    }

    void stopped(String item, int millis) {
        floor.onSpeechStopped(item, 10_000 + millis + 500);
        floor.onCommitted(item);
    }

    void pass(int millis) {
        down.pass(millis);
    }

    /** How much the phone heard while that time passed. */
    int loudMillis(int millis) {
        int frames = down.phone.size();
        pass(millis);
        return down.loudMillis(frames);
    }

    void close() {
        floor.close();
        down.close();
    }

    private static ContentPart part(String response) {
        return new ContentPart(response, "item_of_" + response, 0);
    }

    private static Config settings(Config.BargeIn rules) {
        return TestConfig.of(
                "realtime.barge-in.min-speech = " + rules.minSpeech().toMillis() + " ms",
                "realtime.barge-in.greeting-interruptible = " + rules.greetingInterruptible(),
                "realtime.barge-in.false-starts = " + rules.falseStarts());
    }
}
