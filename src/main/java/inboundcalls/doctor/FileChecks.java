package inboundcalls.doctor;

import inboundcalls.call.CallSounds;
import inboundcalls.config.Config;
import inboundcalls.config.Records;
import inboundcalls.log.Cure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may read the keys, and whether this user may write and read what the server must. Changes nothing. */
final class FileChecks {
    private FileChecks() {}

    /** Whose answers about permissions count. */
    static Finding user() {
        return name().equals("root")
                ? Finding.warning(
                        "root lo lee y escribe todo: lo que aquí se dice de permisos no vale para el usuario del servicio",
                        "pruébalo como él: sudo -u openai-inbound-calls scripts/doctor.sh")
                : Finding.good(name());
    }

    static Finding keys(List<Path> openToOthers) {
        String files = openToOthers.stream().map(FileChecks::quoted).collect(Collectors.joining(" "));
        return openToOthers.isEmpty()
                ? Finding.good("solo su dueño lee y cambia los archivos que las tienen")
                : Finding.warning(
                        "otros usuarios de esta máquina pueden leer o cambiar " + files, "chmod 600 " + files);
    }

    static Finding log(Config config, ServiceUnit service) {
        return writable(config.logFile(), "LOG_FILE_PATH", service);
    }

    static Finding records(Config config, ServiceUnit service) {
        return writable(config.records().map(Records::file), "CALLS_FILE_PATH", service);
    }

    /** Of what would be written there. */
    static Finding recordings(Config config, ServiceUnit service) {
        Optional<Path> any =
                config.audioRecords().map(audio -> audio.directory().resolve("*.wav"));
        return writable(any, "CALLS_AUDIO_DIR", service);
    }

    static Finding sounds(Config config) {
        try {
            CallSounds.load(config);
            return Finding.good("se pueden leer");
        } catch (IOException e) {
            return Finding.bad(
                    e.getMessage(),
                    "pon una grabación WAV mono de 16 bits que " + name() + " pueda leer, o quita ese ajuste.");
        }
    }

    private static Finding writable(Optional<Path> setting, String variable, ServiceUnit service) {
        if (setting.isEmpty()) {
            return Finding.good("apagado (" + variable + " lo enciende)");
        }
        Path file = setting.get().toAbsolutePath();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Finding.bad(file + " no es un archivo", "otro nombre en " + variable + ".");
        }
        Path asked = Files.exists(file) ? file : nearest(file);
        if (!asked.equals(file) && !Files.isDirectory(asked)) {
            return Finding.bad(asked + " no es una carpeta", "otro nombre en " + variable + ".");
        }
        Optional<String> user = service.keptFrom(file);
        if (user.isPresent()) {
            return Finding.bad(
                    "el servicio no puede escribir en " + file + ": su unidad no lo abre",
                    Cure.ofService(file.getParent(), user.get()) + "; o cambia " + variable + ".");
        }
        return Files.isWritable(asked)
                ? Finding.good(file.toString())
                : Finding.bad(
                        name() + " no puede escribir en " + asked,
                        permission(file, asked) + "; o cambia " + variable + ".");
    }

    /** Of folders that there are others have theirs in them: they stay whose they are. */
    private static String permission(Path file, Path asked) {
        Path folder = file.getParent();
        return Files.exists(folder)
                ? "sudo setfacl -m u:" + name() + ":rwX " + quoted(asked)
                : "sudo install -d -o " + name() + " " + quoted(folder);
    }

    /** The folder that is there already: the rest would be made. */
    private static Path nearest(Path file) {
        Path folder = file.getParent();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "'\\''") + "'";
    }

    private static String name() {
        return System.getProperty("user.name");
    }
}
