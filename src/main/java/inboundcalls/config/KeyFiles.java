package inboundcalls.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of the settings that hold a key or a password and that others of this machine may read, or change. */
final class KeyFiles {
    /** In a line that is no comment, with a value that stands there itself. */
    private static final Pattern SECRET_SETTING = Pattern.compile(
            "(?m)^(?![ \\t]*(?:#|//)).*\\b(?:api-key|password|pin|token)\"?[ \\t]*[=:][ \\t]*\"?[^\\s\"$]");

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(GROUP_READ, OTHERS_READ, GROUP_WRITE, OTHERS_WRITE);

    private final ConfigSources sources;
    private final Optional<Path> tokenFile;

    /** {@code tokenFile}: the one that the settings name, which holds nothing else. */
    KeyFiles(ConfigSources sources, Optional<Path> tokenFile) {
        this.sources = sources;
        this.tokenFile = tokenFile;
    }

    List<Path> openToOthers() {
        return Stream.of(
                        holding(sources.usedEnvFile(), KeyFiles::isSecretSet),
                        holding(
                                sources.usedConfigFile(),
                                text -> SECRET_SETTING.matcher(text).find()),
                        holding(tokenFile, text -> true))
                .flatMap(Optional::stream)
                .map(Path::toAbsolutePath)
                .toList();
    }

    private static Optional<Path> holding(Optional<Path> files, Predicate<String> secrets) {
        return files.filter(file -> isOpen(file) && secrets.test(text(file)));
    }

    private static boolean isSecretSet(String envFile) {
        return new EnvFile("", new ArrayList<>())
                .read(envFile).entrySet().stream()
                        .filter(variable ->
                                !variable.getValue().unwrapped().toString().isBlank())
                        .anyMatch(variable -> isSecret(variable.getKey()));
    }

    /** One of the server's own, or one that a profile's {@code pin = ${SOPORTE_PIN}} takes. */
    private static boolean isSecret(String variable) {
        return variable.contains("PIN")
                || EnvironmentVariable.named(variable).stream().anyMatch(known -> Settings.isSecret(known.key()));
    }

    /** Where there are such permissions. */
    private static boolean isOpen(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
