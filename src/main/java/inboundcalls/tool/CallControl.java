package inboundcalls.tool;

import inboundcalls.log.CallLog;
import java.util.UUID;

/** The call that a tool works for: what a tool may know of it and do to it. From any thread; without effect once the call is over. */
public interface CallControl {
    /** By which Asterisk and its dialplan know the call. */
    UUID uuid();

    CallLog log();
}
