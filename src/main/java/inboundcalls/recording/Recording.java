package inboundcalls.recording;

import inboundcalls.audio.Pcm;
import java.nio.file.Path;
import java.util.Optional;

/** What is kept of one call's sound. Lives on the call's event loop: nothing here waits, nothing throws; blocks are lent. */
public interface Recording {
    /** Came from the phone now. */
    void caller(Pcm pcm);

    /** Was given to the phone now. */
    void assistant(Pcm pcm);

    /** Nothing more comes. */
    void end();

    /** Where it will be found when all goes well; absent when nothing is kept. */
    Optional<Path> file();

    /** Nothing is kept. */
    static Recording none() {
        return new Recording() {
            @Override
            public void caller(Pcm pcm) {}

            @Override
            public void assistant(Pcm pcm) {}

            @Override
            public void end() {}

            @Override
            public Optional<Path> file() {
                return Optional.empty();
            }
        };
    }
}
