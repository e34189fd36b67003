package inboundcalls.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the settings of the administration port. One that others can reach needs a token. */
final class AdminReader {
    private static final String TOKEN = "admin.token";
    private static final String TOKEN_FILE = "admin.token-file";
    private static final String EXPECTED_TOKEN = "16 to 512 printable ASCII characters without spaces";

    private final Settings settings;
    private final Path directory;

    AdminReader(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    Admin read() {
        String address = settings.text("admin.address", HostAddress.EXPECTED, HostAddress::isAddress);
        int port = settings.whole("admin.port", Ports.ANY, Ports.LAST);
        Optional<Secret> token = token();
        boolean told = !settings.isUnset(TOKEN) || !settings.isUnset(TOKEN_FILE);
        if (port != 0 && !told && !HostAddress.isLoopback(address)) {
            settings.refuse(TOKEN, "a token, in ADMIN_TOKEN or admin.token-file, since admin.address is not loopback");
        }
        return new Admin(
                address,
                port,
                settings.list("admin.hosts", "a host's name", name -> name.matches("[A-Za-z0-9._-]+")),
                token);
    }

    private Optional<Secret> token() {
        Optional<String> told = settings.optional(TOKEN, EXPECTED_TOKEN, AdminReader::isToken);
        Optional<String> file = settings.isUnset(TOKEN_FILE)
                ? Optional.empty()
                : Optional.of(settings.read(TOKEN_FILE, "a readable file with " + EXPECTED_TOKEN, "", this::tokenIn));
        if (!settings.isUnset(TOKEN) && file.isPresent()) {
            settings.refuse(TOKEN_FILE, "not set, since " + TOKEN + " is");
        }
        return told.or(() -> file).map(Secret::new);
    }

    /** Where the token is, if in a file. */
    Optional<Path> tokenFile() {
        return settings.optional(TOKEN_FILE, "", file -> true).flatMap(this::path);
    }

    private Optional<Path> path(String file) {
        try {
            return Optional.of(directory.resolve(file));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<String> tokenIn(String file) {
        return path(file).flatMap(AdminReader::tokenAt);
    }

    private static Optional<String> tokenAt(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), UTF_8);
            return Optional.of(text.strip()).filter(AdminReader::isToken);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isToken(String text) {
        return text.matches("[!-~]{16,512}");
    }
}
