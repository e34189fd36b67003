package inboundcalls.mikrotik;

import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is asked, and is answered by the test. */
final class FakeQueries implements MikroTikQueries {
    final List<String> questions = new ArrayList<>();
    final List<Promise<MikroTikAnswer>> asked = new ArrayList<>();

    @Override
    public Future<MikroTikAnswer> query(EventLoop loop, String question) {
        questions.add(question);
        asked.add(loop.newPromise());
        return asked.get(asked.size() - 1);
    }

    /** Answers the last question. */
    void answer(String text) {
        answer(MikroTikAnswer.answered(text));
    }

    void fail(Kind kind) {
        answer(MikroTikAnswer.failed(kind));
    }

    private void answer(MikroTikAnswer answer) {
        asked.get(asked.size() - 1).setSuccess(answer);
    }
}
