package inboundcalls.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the unit of the installed service says of it.
 *
 * @param file the unit, which may not be there; what {@code systemctl edit} makes of it lies beside it
 * @param here the folder whose settings are looked at
 */
record ServiceUnit(Path file, Path here) {
    static ServiceUnit ofSystemd() {
        return new ServiceUnit(
                Path.of("/etc/systemd/system/openai-inbound-calls.service"),
                Path.of("").toAbsolutePath());
    }

    /** Who would be kept from writing that file, whoever else may: the service, where it runs with these settings. */
    Optional<String> keptFrom(Path written) {
        try {
            List<String> lines = lines();
            boolean shielded = last(lines, "WorkingDirectory").equals(Optional.of(here.toString()))
                    && last(lines, "ProtectSystem").equals(Optional.of("strict"));
            Path normal = written.normalize();
            return shielded && writable(lines).stream().noneMatch(normal::startsWith)
                    ? last(lines, "User")
                    : Optional.empty();
        } catch (IOException noService) {
            return Optional.empty();
        }
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Path own = file.resolveSibling(file.getFileName() + ".d");
        if (Files.isDirectory(own)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(own, "*.conf")) {
                for (Path more : files) {
                    lines.addAll(Files.readAllLines(more));
                }
            }
        }
        return lines;
    }

    private static List<Path> writable(List<String> lines) {
        Stream<Path> logs = words(lines, "LogsDirectory").map(Path.of("/var/log")::resolve);
        Stream<Path> state = words(lines, "StateDirectory").map(Path.of("/var/lib")::resolve);
        Stream<Path> named = words(lines, "ReadWritePaths").map(path -> Path.of(path.replaceFirst("^[-+]*", "")));
        return Stream.of(logs, state, named).flatMap(paths -> paths).toList();
    }

    private static Stream<String> words(List<String> lines, String setting) {
        return values(lines, setting).flatMap(value -> Stream.of(value.split("\\s+")));
    }

    private static Optional<String> last(List<String> lines, String setting) {
        return values(lines, setting).reduce((before, after) -> after);
    }

    private static Stream<String> values(List<String> lines, String setting) {
        return lines.stream()
                .filter(line -> line.startsWith(setting + "="))
                .map(line -> line.substring(setting.length() + 1).strip())
                .filter(value -> !value.isEmpty());
    }
}
