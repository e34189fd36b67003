package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files under {@code asterisk-dialplan}, as far as they can be held without an Asterisk. */
class DialplanFilesTest {
    private static final Path DIRECTORY = Path.of("asterisk-dialplan");
    private static final int ASTERISK_RATE = 8_000;

    @Test
    void sayInTheirHeadsWhereTheyGoAndHowThatIsChecked() throws IOException {
        for (Path file : files(".conf")) {
            String head = Files.readString(file)
                    .lines()
                    .takeWhile(line -> line.startsWith(";"))
                    .collect(Collectors.joining("\n"));
            for (String word :
                    List.of("Where it goes: /etc/asterisk/" + file.getFileName(), "Edit:", "Reload:", "Check:")) {
                assertTrue(head.contains(word), file + ": " + word);
            }
            assertTrue(head.contains("#include " + file.getFileName()), file + ": #include");
        }
    }

    /** Asterisk runs as a user of its own, and root's copy would be root's alone. */
    @Test
    void arePutWhereAsteriskAloneReadsThePasswordsInThem() throws IOException {
        for (Path file : files(".conf")) {
            String text = Files.readString(file);
            boolean secret = text.contains("\npassword=") || text.contains("\n600 => ");
            assertEquals(
                    secret,
                    text.contains("sudo install -m 640 -g asterisk " + file + " /etc/asterisk/"),
                    file::toString);
        }
    }

    @Test
    void goOnlyToContextsThatTheyHave() throws IOException {
        Set<String> known = all("(?m)^\\[(openai-[a-z0-9-]+)]", dialplan());
        Set<String> used = all("(openai-[a-z0-9-]+),(?:s|\\$\\{|T)", dialplan());
        used.addAll(all("include => (openai-[a-z0-9-]+)", dialplan()));
        used.addAll(all("(?m)^;? *context=(openai-[a-z0-9-]+)", everything()));
        assertTrue(used.size() > 10, used::toString);
        used.removeAll(known);
        assertEquals(Set.of(), used);
    }

    @Test
    void sayOnlySentencesThatAreThere() throws IOException {
        Set<String> said = all("openai/([a-z-]+)[,)]", dialplan());
        said.addAll(all("openai-frase,s,1\\(([a-z-]+)\\)", dialplan()));
        said.addAll(all("\\?([a-z-]+):no-disponible", dialplan()));
        said.add("no-disponible");
        Set<String> there = files(".wav").stream()
                .map(file -> file.getFileName().toString().replace(".wav", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, said);
    }

    @Test
    void bringTheirSentencesAsAsteriskPlaysThem() throws IOException {
        for (Path file : files(".wav")) {
            try (InputStream in = Files.newInputStream(file)) {
                assertEquals(ASTERISK_RATE, Wav.readMono(in).rate(), file::toString);
            }
        }
    }

    @Test
    void nameTheServerOnceAndWhereItListensByDefault(@TempDir Path empty) throws IOException {
        Config.AudioSocket settings = new Workplace(empty).load().audioSocket();
        assertEquals(Set.of(settings.address() + ":" + settings.port()), all("(?m)^OPENAI_SERVER=(.*)$", everything()));
        assertEquals(1, count("(?m)^OPENAI_SERVER=", everything()));
    }

    @Test
    void letNoMoreCallsThroughThanTheServerTakesAndWaitLongerForTheirEnd(@TempDir Path empty) throws IOException {
        Config.Call settings = new Workplace(empty).load().call();
        assertEquals(Set.of(String.valueOf(settings.maxCalls())), all("(?m)^OPENAI_MAX_CALLS=(.*)$", everything()));
        String seconds =
                all("(?m)^OPENAI_MAX_SECONDS=(.*)$", everything()).iterator().next();
        assertTrue(Long.parseLong(seconds) > settings.limits().duration().toSeconds() + 60, seconds);
    }

    @Test
    void alwaysNameTheCodecOfTheChannelDriver() throws IOException {
        assertEquals(
                count("Dial\\(AudioSocket/", dialplan()),
                count("Dial\\(AudioSocket/[^,]*/c\\([^)]+\\),10,g\\)", dialplan()));
        assertTrue(count("Dial\\(AudioSocket/", dialplan()) > 0);
    }

    @Test
    void haveNeitherAPasswordNorATelephoneNumber() throws IOException {
        assertEquals(Set.of("*"), all("(?m)^ *(?:password|secret) *=>? *(.*)$", everything()));
        Set<String> numbers = all("(?<![0-9.])(\\+?[0-9]{7,})(?![0-9])", everything());
        numbers.removeIf(number -> number.startsWith("555"));
        assertEquals(Set.of(), numbers);
    }

    @Test
    void shipAMailboxThatNoKeypadOpens() throws IOException {
        String password = all("(?m)^600 => ([^,]*),", everything()).iterator().next();
        assertTrue(password.matches("[a-z]+"), password); // - alone is no password at all: # opens the mailbox
    }

    @Test
    void giveTheUserOfAriOnlyOptionsThatOlderAsterisksKnow() throws IOException {
        assertEquals(
                Set.of("password", "password_format", "read_only", "type"), all("(?m)^([a-z_]+)=", text("ari-openai")));
    }

    private static String dialplan() throws IOException {
        return text("extensions-");
    }

    private static String everything() throws IOException {
        return text("");
    }

    private static String text(String prefix) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(".conf")) {
            if (file.getFileName().toString().startsWith(prefix)) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> walk = Files.walk(DIRECTORY)) {
            return walk.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long count(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .count();
    }
}
