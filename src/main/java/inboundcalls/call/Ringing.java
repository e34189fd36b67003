package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.playout.LocalPlayer;
import inboundcalls.playout.StoredSound;
import java.time.Duration;
import java.util.List;

/**
 * What the caller hears from the call's beginning to the model's first sound, when that takes long. Lives on the call's event loop.
 *
 * @param sounds silence first, for as long as nothing is to be heard
 * @param after how long that silence is
 * @param start of the call, by the loop's ticker
 */
record Ringing(LocalPlayer player, List<StoredSound> sounds, Duration after, CallLoop loop, long start) {
    Ringing {
        requireNonNull(player);
        requireNonNull(sounds);
        requireNonNull(after);
        requireNonNull(loop);
    }

    void begin() {
        player.passTime(sounds);
    }

    /** The model is connected: its first sound may take as long again, since it would cut off what has just begun. What has begun before goes on. */
    void onReady() {
        if (loop.ticker().nanoTime() - start < after.toNanos()) {
            begin();
        }
    }
}
