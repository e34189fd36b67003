package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes no more calls, for good; those that are up go on. The process stays until it is told to stop. */
final class DrainPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(DrainPage.class);

    private final Watched watched;

    DrainPage(Watched watched) {
        this.watched = requireNonNull(watched);
    }

    @Override
    public Future<Answer> answer(QueryStringDecoder query, EventLoop loop) {
        int calls = watched.calls().size();
        if (!watched.intake().isDraining()) {
            LOG.info("🚪 No se aceptan más llamadas: se pidió por el puerto de administración. En curso: {}", calls);
        }
        watched.intake().drain();
        JsonObject body = new JsonObject();
        body.addProperty("draining", true);
        body.addProperty("calls", calls);
        return loop.newSucceededFuture(Answer.json(HttpResponseStatus.ACCEPTED, body));
    }
}
