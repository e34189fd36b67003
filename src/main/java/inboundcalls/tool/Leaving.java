package inboundcalls.tool;

/** Why a tool lets the caller go. */
public enum Leaving {
    HANG_UP,
    TRANSFER
}
