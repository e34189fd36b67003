package inboundcalls.realtime;

import inboundcalls.realtime.RealtimeListener.FunctionCall;

/** What the model wants to have done. */
public interface FunctionCallListener {
    /** The model begins to write a function call; its arguments follow. */
    void onStarted(FunctionCall call);

    /** The next piece of a function call's arguments. */
    void onArguments(String itemId, String delta);

    /** A function call's arguments are whole; it is not yet certain that it is wanted. */
    void onArgumentsDone(FunctionCall call);

    /** A function call is {@code completed}, or will never be ({@code false}: the response was cut). */
    void onDone(FunctionCall call, boolean completed);
}
