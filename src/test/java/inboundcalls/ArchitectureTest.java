package inboundcalls;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages in their ranks: imports point down only, and what belongs to one edge stays there. */
final class ArchitectureTest {
    /** From the lowest; a package that is not in here fails. */
    private static final List<Set<String>> RANKS = List.of(
            Set.of("audio", "tool", "log", "config", "net", "http", "spoken"),
            Set.of("audiosocket", "realtime", "playout", "mikrotik", "asterisk", "recording"),
            Set.of("call"),
            Set.of("admin", "record"),
            Set.of("server", "simulation"),
            Set.of("demo", "load", "soak", "trial", "doctor"),
            Set.of("command"));
    /** What the others of the lowest rank may use as well. */
    private static final Set<String> FOR_ALL = Set.of("log", "net");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("inboundcalls");

    @Test
    void everyPackageHasItsRank() {
        Set<String> unknown = new TreeSet<>();
        CLASSES.stream()
                .map(one -> one.getPackageName())
                .filter(name -> !name.equals("inboundcalls"))
                .map(name -> name.substring("inboundcalls.".length()))
                .filter(name -> RANKS.stream().noneMatch(rank -> rank.contains(name)))
                .forEach(unknown::add);
        assertEquals(Set.of(), unknown);
    }

    @Test
    void importsPointDownOnly() {
        Set<String> below = new TreeSet<>(FOR_ALL);
        for (Set<String> rank : RANKS) {
            for (String name : rank) {
                Set<String> allowed = new TreeSet<>(FOR_ALL.contains(name) ? Set.of() : below);
                allowed.add(name);
                check(noClasses()
                        .that(resideInAPackage("inboundcalls." + name))
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("inboundcalls..").and(not(resideInAnyPackage(packages(allowed))))));
            }
            below.addAll(rank);
        }
    }

    @Test
    void packagesAndClassesHaveNoCycles() {
        check(slices().matching("inboundcalls.(*)..").should().beFreeOfCycles());
    }

    @Test
    void bytesStayAtTheEdges() {
        check(noClasses()
                .that(outside("audiosocket", "http", "admin", "simulation")
                        .and(not(named(
                                "realtime.RealtimeWebSocket",
                                "realtime.WebSocketEngine",
                                "realtime.ServerFrames",
                                "realtime.AppendFrame",
                                "realtime.AudioDeltaReader",
                                "realtime.FlatJson",
                                "realtime.Base64Sound"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.buffer.."));
    }

    @Test
    void theWebSocketEngineStaysBehindItsSocket() {
        check(noClasses()
                .that(outside("simulation")
                        .and(not(named(
                                "realtime.RealtimeWebSocket",
                                "realtime.WebSocketEngine",
                                "realtime.QuietEngineEvents"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.java_websocket.."));
    }

    @Test
    void prometheusStaysBehindTheAdministrationPort() {
        check(noClasses().that(outside("admin")).should().dependOnClassesThat().resideInAPackage("io.prometheus.."));
    }

    @Test
    void jsonStaysWhereItIsSpoken() {
        check(noClasses()
                .that(outside(
                        "realtime",
                        "tool",
                        "mikrotik",
                        "asterisk",
                        "admin",
                        "record",
                        "simulation",
                        "demo",
                        "load",
                        "soak"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson.."));
    }

    @Test
    void aCallHasOneThreadAndNoLocks() throws IOException {
        check(noClasses()
                .that(resideInAPackage("inboundcalls.call"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent.locks.."));
        check(noMethods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage("inboundcalls.call"))
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED));
        check(noFields()
                .that()
                .areDeclaredInClassesThat(resideInAPackage("inboundcalls.call"))
                .should()
                .haveModifier(JavaModifier.VOLATILE));
        assertEquals(List.of(), filesWithSynchronizedBlocks());
    }

    /** Durations are the ticker's: a clock that is set must not end calls, nor keep them. */
    @Test
    void theTimeOfDayIsForTellingItAlone() {
        check(noClasses()
                .that(outside("simulation"))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callConstructor(Date.class));
        check(noClasses()
                .that(not(named(
                        "tool.HoraActualTool",
                        "server.Tools",
                        "record.RecordFile",
                        "record.RecordWriter",
                        "doctor.ClockCheck",
                        "doctor.Checkup")))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class));
    }

    @Test
    void theRulesLookAtTheProductionCode() {
        assertTrue(CLASSES.contain("inboundcalls.call.Call") && CLASSES.contain("inboundcalls.audio.Pcm"));
        assertFalse(CLASSES.contain(ArchitectureTest.class.getName()));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> outside(String... names) {
        return not(resideInAnyPackage(packages(Set.of(names))));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return belongToAnyOf(Stream.of(names).map(ArchitectureTest::classOf).toArray(Class[]::new));
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName("inboundcalls." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] packages(Set<String> names) {
        return names.stream().map(name -> "inboundcalls." + name).toArray(String[]::new);
    }

    /** Class files don't tell ArchUnit of blocks. */
    private static List<String> filesWithSynchronizedBlocks() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/inboundcalls/call"))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains("synchronized")) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }
}
