package inboundcalls.realtime;

/** What is only counted. */
public interface TallyListener {
    /** A response is over, in the conversation or out of it: what it took. */
    void onUsage(Usage usage);

    /** The caller was transcribed, which another model does: it counts tokens, or the sound's time. What it does not count is zero. */
    void onTranscribed(Usage usage, long millis);

    /** An event that means nothing to a call, or that could not be read. */
    void onIgnored(String type);
}
