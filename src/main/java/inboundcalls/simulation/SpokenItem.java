package inboundcalls.simulation;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** A message that the model speaks: its sound in blocks of irregular size, and its transcript word by word beside them. */
final class SpokenItem implements OutputItem {
    private static final int LEAST = SimulatedRealtime.RATE / 5;
    private static final int MOST = SimulatedRealtime.RATE * 2 / 5;

    private final OutputPlace place;
    private final Act.Say say;
    private final SoundWire wire;
    private final Item item;
    private final SplittableRandom random;
    private final String[] words;
    private int samples;
    private int said;

    SpokenItem(OutputPlace place, String id, Act.Say say, SoundWire wire) {
        this.place = place;
        this.wire = wire;
        this.say = say;
        this.item = Item.of(Json.object(
                "id", id,
                "object", "realtime.item",
                "type", "message",
                "status", "in_progress",
                "role", "assistant",
                "phase", say.phase(),
                "content", List.of()));
        this.random = new SplittableRandom(say.sound().samples().length);
        this.words = say.transcript().split("(?<= )");
    }

    @Override
    public void begin() {
        place.begin(item);
        sendPart("response.content_part.added", "part", Json.object("type", "audio", "transcript", ""));
    }

    @Override
    public long proceed() {
        short[] sound = say.sound().samples();
        int block = Math.min(random.nextInt(LEAST, MOST + 1), sound.length - samples);
        samples += block;
        transcribe(isComplete() ? words.length : (int) ((long) words.length * samples / sound.length));
        byte[] bytes = wire.encode(Arrays.copyOfRange(sound, samples - block, samples));
        item.spoke(block);
        sendPart("response.output_audio.delta", "delta", Base64.getEncoder().encodeToString(bytes));
        return block * 1_000L / SimulatedRealtime.RATE;
    }

    @Override
    public boolean isComplete() {
        return samples == say.sound().samples().length;
    }

    @Override
    public void end() {
        JsonObject part = Json.object("type", "audio", "transcript", transcript());
        sendPart("response.output_audio.done");
        sendPart("response.output_audio_transcript.done", "transcript", transcript());
        sendPart("response.content_part.done", "part", part);
        Json.with(
                item.json(),
                "content",
                List.of(Json.object("type", "output_audio", "transcript", transcript())),
                "status",
                isComplete() ? "completed" : "incomplete");
        place.end(item);
    }

    @Override
    public Item item() {
        return item;
    }

    private void transcribe(int upTo) {
        while (said < upTo) {
            sendPart("response.output_audio_transcript.delta", "delta", words[said++]);
        }
    }

    private String transcript() {
        return String.join("", List.of(words).subList(0, said));
    }

    private void sendPart(String type, Object... namesAndValues) {
        JsonObject fields = Json.with(place.fields(item), "content_index", 0);
        place.send(type, Json.with(fields, namesAndValues));
    }
}
