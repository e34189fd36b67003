package inboundcalls.soak;

import inboundcalls.simulation.ConnectionFault;
import inboundcalls.simulation.MikroTikFault;
import java.util.Optional;

/** What is done to a call, to a service, or to the server. */
enum Fault {
    SESSION_DROPPED(ConnectionFault.DROP),
    SESSION_RESET(ConnectionFault.RESET),
    SESSION_CLOSED_WITH_AN_ERROR(ConnectionFault.SERVER_ERROR),
    SESSION_FROZEN(ConnectionFault.FROZEN),
    SESSION_REFUSED,
    API_STATUS_500(MikroTikFault.STATUS_500),
    API_HTML(MikroTikFault.HTML),
    API_BAD_JSON(MikroTikFault.BAD_JSON),
    API_DECLINED(MikroTikFault.DECLINE),
    API_DROPPED(MikroTikFault.DROP),
    API_HANGING(MikroTikFault.HANG_IN_BODY),
    CALLER_RESET,
    PEER_SCANS_THE_PORT,
    PEER_SENDS_GARBAGE,
    PEER_BREAKS_THE_PROTOCOL,
    PEER_STOPS_IN_A_MESSAGE,
    PEER_STOPS_READING;

    private final Optional<ConnectionFault> session;
    private final Optional<MikroTikFault> api;

    Fault() {
        this(Optional.empty(), Optional.empty());
    }

    Fault(ConnectionFault session) {
        this(Optional.of(session), Optional.empty());
    }

    Fault(MikroTikFault api) {
        this(Optional.empty(), Optional.of(api));
    }

    Fault(Optional<ConnectionFault> session, Optional<MikroTikFault> api) {
        this.session = session;
        this.api = api;
    }

    /** What it does to the session of a call that is up, if it is that. */
    Optional<ConnectionFault> session() {
        return session;
    }

    /** What it does to the next question, if it is that. */
    Optional<MikroTikFault> api() {
        return api;
    }
}
