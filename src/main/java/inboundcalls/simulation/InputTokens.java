package inboundcalls.simulation;

/** What a response reads, in tokens: of each kind all, and how much of it came from the cache. */
record InputTokens(long text, long audio, long cachedText, long cachedAudio) {
    long total() {
        return text + audio;
    }
}
