package inboundcalls.doctor;

import inboundcalls.call.CallSounds;
import inboundcalls.config.Config;
import inboundcalls.config.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may read the keys, and whether this user may write and read what the server must. Changes nothing. */
final class FileChecks {
    private FileChecks() {}

    static Finding keys(List<Path> openToOthers) {
        String files = openToOthers.stream().map(Path::toString).collect(Collectors.joining(" "));
        return openToOthers.isEmpty()
                ? Finding.good("solo su dueño lee las claves")
                : Finding.warning("otros usuarios de esta máquina pueden leer " + files, "chmod 600 " + files);
    }

    static Finding log(Config config) {
        return writable(config.logFile(), "LOG_FILE_PATH");
    }

    static Finding records(Config config) {
        return writable(config.records().map(Records::file), "CALLS_FILE_PATH");
    }

    static Finding sounds(Config config) {
        try {
            CallSounds.load(config);
            return Finding.good("se pueden leer");
        } catch (IOException e) {
            return Finding.bad(
                    e.getMessage(),
                    "pon una grabación WAV mono de 16 bits que " + user() + " pueda leer, o quita ese ajuste.");
        }
    }

    private static Finding writable(Optional<Path> setting, String variable) {
        if (setting.isEmpty()) {
            return Finding.good("apagado (" + variable + " lo enciende)");
        }
        Path file = setting.get().toAbsolutePath();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Finding.bad(file + " no es un archivo", "otro nombre en " + variable + ".");
        }
        Path asked = Files.exists(file) ? file : nearest(file);
        return Files.isWritable(asked)
                ? Finding.good(file + ", como usuario " + user())
                : Finding.bad(
                        user() + " no puede escribir en " + asked,
                        "dale permiso (sudo setfacl -m u:" + user() + ":rwx " + asked + "), o cambia " + variable
                                + ".");
    }

    /** The folder that is there already: the rest would be made. */
    private static Path nearest(Path file) {
        Path folder = file.getParent();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String user() {
        return System.getProperty("user.name");
    }
}
