package inboundcalls.demo;

/** The call did not go as it must; the message says what was awaited and what came. */
final class DemoFailure extends Exception {
    private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        super(message, null, false, false);
    }
}
