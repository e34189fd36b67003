package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files under {@code conf} say what the program does. */
class ShippedFilesTest {
    @Test
    void listsEverySettingAtItsDefault() throws IOException {
        String uncommented = shipped("application.conf").replaceAll("(?m)^( *)# ([a-z-]+ = )", "$1$2");
        assertEquals(
                ConfigFactory.parseResources("reference.conf").root().unwrapped(),
                ConfigFactory.parseString(uncommented).root().unwrapped());
    }

    @Test
    void setsNothingAsItIsShipped(@TempDir Path directory) throws IOException {
        Config defaults = new Workplace(directory).load();
        assertEquals(
                defaults,
                new Workplace(directory)
                        .file("conf/application.conf", shipped("application.conf"))
                        .load());
    }

    @Test
    void showsEveryNameOfTheEnvironmentAndNoOther() throws IOException {
        Set<String> known =
                Stream.of(EnvironmentVariable.values()).map(Enum::name).collect(Collectors.toSet());
        String uncommented = shipped("env.example").replaceAll("(?m)^# ([A-Z_]+=)", "$1");
        List<ConfigProblem> problems = new ArrayList<>();
        assertEquals(
                known, new EnvFile("env.example", problems).read(uncommented).keySet());
        assertEquals(List.of(), problems);
    }

    @Test
    void bindsEachNameOfTheEnvironmentToAKey() {
        com.typesafe.config.Config reference = ConfigFactory.parseResources("reference.conf");
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            assertTrue(reference.hasPath(Settings.ROOT + "." + variable.key()), variable.name());
        }
    }

    private static String shipped(String name) throws IOException {
        return Files.readString(Path.of("conf", name));
    }
}
