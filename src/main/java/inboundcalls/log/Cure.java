package inboundcalls.log;

import java.nio.file.Path;

/** What lets a service of systemd's write a directory: it sees nearly all of the file system read-only. */
public final class Cure {
    private Cure() {}

    /** A sentence that goes on from another; empty where this process is no service. */
    public static String of(Path directory) {
        return Journal.takes(Journal.STDOUT)
                ? ". Lo arregla " + ofService(directory, System.getProperty("user.name"))
                : "";
    }

    /** What to type, in the folder of the service's settings, or to do by hand. */
    public static String ofService(Path directory, String user) {
        return "sudo " + Path.of("scripts", "install.sh").toAbsolutePath() + "; a mano: permiso de escritura en "
                + directory + " para el usuario " + user + ", y ReadWritePaths=" + directory
                + " en [Service] con «systemctl edit openai-inbound-calls»";
    }
}
