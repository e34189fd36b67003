package inboundcalls.log;

import java.nio.file.Path;

/** What lets a service of systemd's write a directory: it sees nearly all of the file system read-only. */
public final class Cure {
    private Cure() {}

    /** A sentence that goes on from another; empty where this process is no service. */
    public static String of(Path directory) {
        return Journal.takes(Journal.STDOUT) ? ofService(directory) : "";
    }

    static String ofService(Path directory) {
        return ". Lo arregla ejecutar otra vez scripts/install.sh; a mano: permiso de escritura en " + directory
                + " para el usuario " + System.getProperty("user.name") + ", y ReadWritePaths=" + directory
                + " en [Service] con «systemctl edit openai-inbound-calls»";
    }
}
