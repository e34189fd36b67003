package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.playout.LocalPlayer;
import inboundcalls.playout.StoredSound;

/** A filler from a recording; whoever stops the player stops it too. */
record RecordedFiller(LocalPlayer player, StoredSound recording) implements Filler {
    RecordedFiller {
        requireNonNull(player);
        requireNonNull(recording);
    }

    @Override
    public void begin(Runnable then) {
        player.play(recording);
        then.run();
    }

    @Override
    public void stop() {}
}
