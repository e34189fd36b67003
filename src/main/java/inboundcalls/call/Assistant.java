package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.asterisk.Caller;
import inboundcalls.config.Config;
import inboundcalls.config.Profile;
import inboundcalls.log.CallLog;
import inboundcalls.net.Reason;
import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.SessionSettings;
import io.netty.util.concurrent.Future;
import java.util.Optional;

/**
 * Who the model is in this call: the profile of the number dialled, once Asterisk has told it; until then, and without Asterisk, the usual one.
 * It is told so when it is connected, or a moment later. Lives on the call's event loop.
 */
final class Assistant {
    private static final String MIKROTIK = "consultar_mikrotik";
    private static final Caller NOBODY = new Caller("", "", "");

    private final CallServices services;
    private final CallLoop loop;
    private final CallLog log;
    private final Future<Optional<Caller>> lookup;
    private Caller caller = NOBODY;
    private Profile profile;
    private ToolRights rights;
    private Future<?> patience;
    /** Nothing more will be told of the caller. */
    private boolean settled;
    /** There when the model is connected. */
    private Optional<RealtimeSession> session = Optional.empty();
    /** The model has been told who it is, or a session before it: the caller waits for that once. */
    private boolean briefed;

    /** {@code search}: for who calls, where Asterisk can be asked. */
    Assistant(Optional<Future<Optional<Caller>>> search, CallLoop loop, CallLog log, CallServices services) {
        this.services = requireNonNull(services);
        this.loop = requireNonNull(loop);
        this.log = requireNonNull(log);
        this.profile = services.config().profiles().usual();
        this.rights = new ToolRights(profile, caller.number(), services.toolbox(), log);
        this.patience = loop.newSucceededFuture(null);
        this.settled = search.isEmpty();
        this.lookup = search.orElseGet(() -> loop.newSucceededFuture(Optional.empty()));
        if (!settled) {
            lookup.addListener(answer -> loop.run(() -> onAnswer(lookup)));
        }
    }

    /** Instructions of the call's first response. */
    String greeting() {
        return profile.realtime().greeting();
    }

    /** What the model may call now. */
    ToolRights rights() {
        return rights;
    }

    /** The model is connected and waits for its settings. */
    void onSessionCreated(RealtimeSession connected) {
        session = Optional.of(connected);
        if (settled || briefed) {
            brief();
        } else if (patience.isDone()) { // else it runs since a session that is lost
            long nanos = services.config().caller().longestWait().toNanos();
            patience = loop.schedule(this::brief, nanos, NANOSECONDS);
        }
    }

    /** As far as Asterisk has told. */
    CallView.Who who() {
        return new CallView.Who(
                CallerWords.logged(caller, services.config().caller().masked()),
                CallerWords.number(caller.dialled()),
                profile.name());
    }

    /** As {@link #who}, for the call's record. */
    CallRecord.Who recorded() {
        boolean masked = services.config().caller().masked();
        return new CallRecord.Who(
                CallerWords.number(caller, masked),
                masked ? "" : CallerWords.name(caller),
                CallerWords.number(caller.dialled()),
                profile.name());
    }

    /** The model has taken its settings. */
    void onReady() {
        services.registry().provider().onSession();
        if (rights.offers(MIKROTIK)) {
            log.info("✓ Herramientas MikroTik agregadas a la sesión");
        }
    }

    /** The call is over. */
    void close() {
        patience.cancel(false);
        lookup.cancel(false);
    }

    private void brief() {
        briefed = true;
        session.orElseThrow().configure(settings());
    }

    private void onAnswer(Future<Optional<Caller>> answer) {
        if (answer.isCancelled()) {
            return;
        }
        settled = true;
        boolean waiting = patience.cancel(false);
        if (answer.isSuccess() && answer.getNow().isPresent()) {
            take(answer.getNow().get());
        } else {
            log.warn("⚠️ Sin datos del llamante: {}", why(answer));
        }
        if (waiting) {
            brief();
        }
    }

    private void take(Caller found) {
        Config config = services.config();
        caller = found;
        profile = config.profiles().of(found.dialled());
        rights = new ToolRights(profile, found.number(), services.toolbox(), log);
        log.info(
                "👤 Llamante: {}, marcó {} (perfil {})",
                CallerWords.logged(found, config.caller().masked()),
                CallerWords.number(found.dialled()),
                profile.name());
        if (briefed) {
            session.orElseThrow().reconfigure(settings());
        }
    }

    private SessionSettings settings() {
        Config.Realtime realtime = profile.realtime();
        String instructions = realtime.instructions() + CallerWords.instructions(caller);
        return new SessionSettings(
                realtime.with(realtime.voice(), instructions, realtime.greeting()), rights.definitions());
    }

    private static String why(Future<Optional<Caller>> answer) {
        return answer.isSuccess() ? "ARI no conoce esta llamada" : Reason.of(answer.cause());
    }
}
