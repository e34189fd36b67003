package inboundcalls.audiosocket;

import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What came out of a decoder, in words that can be compared. */
final class ToldMessages {
    private ToldMessages() {}

    static List<String> of(EmbeddedChannel channel) {
        List<String> told = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            told.add(
                    message instanceof Audio audio
                            ? audio.pcm().rate() + " Hz "
                                    + Arrays.toString(audio.pcm().samples()) + audio.cut()
                            : message.toString());
        }
        return told;
    }
}
