package inboundcalls.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.config.Config;
import inboundcalls.config.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceLimitTest {
    private static final Config CONFIG = TestConfig.of("call.max-calls = 1000");

    @TempDir
    private Path directory;

    @Test
    void countsTheRunningServicesAndNotItsOwn() throws IOException {
        runService(1024);
        Finding finding = MachineChecks.files(limit(), CONFIG);
        assertEquals(Finding.Sign.BAD, finding.sign());
        assertTrue(finding.text().startsWith("1024 para el servicio en marcha; para 1000 llamadas"), finding::text);
        runService(65_536);
        assertEquals(Finding.Sign.GOOD, MachineChecks.files(limit(), CONFIG).sign());
    }

    @Test
    void saysWhoseItIsWhenTheServiceDoesNotRun() throws IOException {
        assertEquals(OptionalLong.empty(), limit().openFiles());
        Finding finding = MachineChecks.files(limit(), CONFIG);
        assertTrue(finding.text().contains(" para un servidor arrancado desde aquí; "), finding::text);
        Files.createDirectories(limit().group());
        Files.writeString(limit().group().resolve("cgroup.procs"), "");
        assertEquals(OptionalLong.empty(), limit().openFiles());
    }

    private ServiceLimit limit() {
        return new ServiceLimit(directory.resolve("unit"), directory.resolve("proc"));
    }

    private void runService(int openFiles) throws IOException {
        Files.createDirectories(limit().group());
        Files.writeString(limit().group().resolve("cgroup.procs"), "77\n78\n");
        Path process = Files.createDirectories(limit().processes().resolve("77"));
        Files.writeString(
                process.resolve("limits"),
                "Limit                     Soft Limit           Hard Limit           Units     \n"
                        + "Max open files            " + openFiles
                        + "                65536                files     \n");
    }
}
