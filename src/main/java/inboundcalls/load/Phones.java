package inboundcalls.load;

import inboundcalls.playout.Metronome;
import io.netty.channel.EventLoop;

/** What all callers share: their one loop and its 20 ms tick, what they say, and where they are counted. */
record Phones(EventLoop loop, Metronome metronome, Questions questions, LoadMeters meters, CallTally tally) {
    /** The same, counted elsewhere. */
    Phones counted(LoadMeters others) {
        return new Phones(loop, metronome, questions, others, tally);
    }
}
