package inboundcalls.trial;

import inboundcalls.audio.Pcm;
import inboundcalls.playout.SoftTone;
import inboundcalls.playout.StoredSound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the server plays by itself, and what therefore is no answer. */
public record OwnSound(String name, Pcm sound) {
    private static final Path USUAL = Path.of("conf", "prompts");

    /**
     * Those that come with the jar, and those of the operator's where the server looks for them by itself.
     *
     * @throws IOException when one of the operator's is no sound; the message names it
     */
    public static List<OwnSound> all(int rate) throws IOException {
        List<OwnSound> all = new ArrayList<>();
        all.add(new OwnSound("tono de espera", SoftTone.WAITING.sound().at(rate)));
        all.add(new OwnSound("tono de llamada", SoftTone.RINGING.sound().at(rate)));
        prompt(all, "bienvenida.wav", "grabación «bienvenida»", rate);
        prompt(all, "un-momento.wav", "«un momento»", rate);
        prompt(all, "se-corto.wav", "aviso «se cortó»", rate);
        prompt(all, "no-disponible.wav", "aviso «no disponible»", rate);
        prompt(all, "lineas-ocupadas.wav", "aviso «líneas ocupadas»", rate);
        prompt(all, "se-detiene.wav", "aviso «se detiene»", rate);
        return all;
    }

    private static void prompt(List<OwnSound> all, String file, String name, int rate) throws IOException {
        all.add(new OwnSound(name, StoredSound.packaged(file).at(rate)));
        Path operators = USUAL.resolve(file);
        if (Files.isReadable(operators)) {
            all.add(new OwnSound(name, StoredSound.read(operators).at(rate)));
        }
    }
}
