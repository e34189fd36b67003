package inboundcalls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar that is shipped, in an environment that knows no letter beyond ASCII. */
class MainIT {
    private static final Path JAR =
            Path.of("target", "openai-inbound-calls.jar").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void takesTheDefaultsAndTheInstructionsFromTheJar() throws Exception {
        assertEquals(0, run(Map.of("OPENAI_API_KEY", "hush"), "serve", "--check"));
        assertTrue(text("out").contains("INFO [-] Modelo: gpt-realtime-2.1, voz marin"), text("out"));
        assertFalse(text("out").contains("hush"), text("out"));
        assertEquals("", text("err"));
    }

    @Test
    void speaksUtf8WhateverTheEnvironmentSays() throws Exception {
        Files.writeString(directory.resolve(".env"), "OPENAI_API_KEY=key\nOPENAI_VOICE=ñ🔧\n");
        assertEquals(2, run(Map.of(), "serve"));
        assertTrue(text("err").contains("[OPENAI_VOICE, .env: 2]: \"ñ🔧\""), text("err"));
        assertEquals(0, run(Map.of("OPENAI_VOICE", "marin"), "serve", "--check"));
        assertTrue(text("out").contains("contraseña"), text("out"));
    }

    @Test
    void warnsOfAKeyThatOthersCanRead() throws Exception {
        Path file = Files.writeString(directory.resolve(".env"), "OPENAI_API_KEY=hush\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(0, run(Map.of(), "serve", "--check"));
        assertTrue(text("out").contains("WARN [-] Otros usuarios"), text("out"));
        assertTrue(text("out").contains(": chmod 600 " + file.toRealPath()), text("out"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(0, run(Map.of(), "serve", "--check"));
        assertFalse(text("out").contains("WARN"), text("out"));
    }

    @Test
    void printsNoStackTraceWhenItIsMisused() throws Exception {
        assertEquals(2, run(Map.of(), "serve"));
        assertEquals(2, text("err").lines().count(), text("err"));
        assertEquals("", text("out"));
        assertEquals(2, run(Map.of(), "--wrong"));
        assertTrue(text("err").startsWith("error: Unknown option: '--wrong'"), text("err"));
    }

    /** What systemd connects a console to is named in the environment, by device and inode. */
    @Test
    void givesEachLineItsPriorityWhereJournaldReadsIt() throws Exception {
        assertEquals(0, run(Map.of("OPENAI_API_KEY", "hush", "JOURNAL_STREAM", stream("out")), "serve", "--check"));
        assertTrue(text("out").lines().count() > 5, text("out"));
        text("out").lines().forEach(line -> assertTrue(line.matches("<6>\\d{4}-.* INFO \\[-] .*"), line));
        assertEquals(2, run(Map.of("JOURNAL_STREAM", stream("err")), "serve"));
        assertEquals(2, text("err").lines().count(), text("err"));
        text("err").lines().forEach(line -> assertTrue(line.startsWith("<3>"), line));
    }

    private String stream(String name) throws IOException {
        Path file = directory.resolve(name);
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        return Files.getAttribute(file, "unix:dev") + ":" + Files.getAttribute(file, "unix:ino");
    }

    private int run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Duser.language=es", "-Duser.country=ES", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }

    private String text(String stream) throws IOException {
        return Files.readString(directory.resolve(stream), UTF_8);
    }
}
