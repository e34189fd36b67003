package inboundcalls.doctor;

import inboundcalls.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether Asterisk, on this machine, calls where the server listens, and may. */
final class DialplanCheck {
    /** In lines that are no comment: the variable, the application's second argument, the driver's address. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?m)^[^;\\n]*?(?:OPENAI_SERVER\\s*=>?|AudioSocket\\([^,\\n]*,|AudioSocket/)"
                    + "\\s*(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9.-]+):(\\d{1,5})\\b");

    private static final String RELOAD = " y asterisk -rx \"dialplan reload\"";

    private final Optional<Path> file;
    private final Path folder;
    private final Config.AudioSocket server;

    /** @param file one that was named, instead of those of this program in {@code folder} */
    DialplanCheck(Optional<Path> file, Path folder, Config.AudioSocket server) {
        this.file = file;
        this.folder = folder;
        this.server = server;
    }

    Finding compare() throws IOException {
        try {
            return compare(file.isPresent() ? List.of(file.get()) : usual());
        } catch (AccessDeniedException e) {
            return Finding.skipped(
                    System.getProperty("user.name") + " no puede leer " + e.getFile() + "; pruébalo con sudo");
        }
    }

    private Finding compare(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return Finding.skipped("no hay " + folder.resolve("extensions_openai*.conf")
                    + " ni extensions-openai*.conf en esta máquina (otro archivo: --dialplan)");
        }
        Set<String> addresses = new TreeSet<>();
        for (Path dialplan : files) {
            Matcher matcher = ADDRESS.matcher(new String(Files.readAllBytes(dialplan), StandardCharsets.UTF_8));
            while (matcher.find()) {
                addresses.add(matcher.group(1) + ":" + matcher.group(2));
            }
        }
        if (addresses.isEmpty()) {
            return Finding.bad(
                    "ninguna dirección de servidor en " + files, "pon OPENAI_SERVER=" + here() + " en él" + RELOAD);
        }
        Optional<Finding> wrong = addresses.stream()
                .map(this::compare)
                .filter(one -> !one.isPassed())
                .findFirst();
        return wrong.orElseGet(() -> Finding.good(String.join(", ", addresses) + ", donde escucha el servidor"));
    }

    private Finding compare(String address) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        try {
            InetAddress dialled = InetAddress.getByName(host);
            boolean right = Integer.parseInt(address.substring(colon + 1)) == server.port() && isHeard(dialled);
            return right ? admitted(dialled) : elsewhere(address);
        } catch (UnknownHostException e) {
            return Finding.bad(
                    "el dialplan llama a " + host + ", que no existe", "pon OPENAI_SERVER=" + here() + RELOAD);
        }
    }

    private boolean isHeard(InetAddress dialled) throws UnknownHostException {
        InetAddress listener = InetAddress.getByName(server.address());
        return listener.isAnyLocalAddress() || listener.equals(dialled);
    }

    private Finding elsewhere(String address) {
        return Finding.bad(
                "el dialplan llama a " + address + ", y el servidor escucha en " + here(),
                "pon OPENAI_SERVER=" + here() + " en el dialplan" + RELOAD
                        + "; o cambia LOCAL_IP_ADDRESS y AUDIOSOCKET_PORT.");
    }

    /** Who calls an address of his own machine comes from it. */
    private Finding admitted(InetAddress caller) {
        return server.allowedNetworks().allows(caller) || server.balancers().allows(caller)
                ? Finding.good("")
                : Finding.bad(
                        "el servidor no admite conexiones desde " + caller.getHostAddress(),
                        "añádela a audiosocket.allowed-networks en conf/application.conf y reinicia el servidor.");
    }

    private String here() {
        String address = server.address().equals("0.0.0.0") ? "127.0.0.1" : server.address();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + server.port();
    }

    private List<Path> usual() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "extensions[-_]openai*.conf")) {
            files.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException noAsterisk) {
            return List.of();
        }
        found.removeIf(path -> path.getFileName().toString().endsWith("destinos.conf"));
        return found;
    }
}
