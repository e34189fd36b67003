package inboundcalls.install;

import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.net.Transport;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedRealtime;
import inboundcalls.simulation.SyntheticCaller;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A machine with the settings of the Python service, and what the server that is installed there needs for calls, all on loopback sockets. */
final class InstallStage implements AutoCloseable {
    static final String KEY = "hush-5550100";
    static final String PYTHON_ENV = "usr/local/asterisk/.env";
    static final String PYTHON_OWN = "etc/systemd/system/openai-inbound-calls.service.d/own.conf";
    static final Recordings RECORDINGS = Recordings.load();

    private final EventLoopGroup phones = Transport.available().group(1, "phone");
    private final Path directory;
    private final TrialMachine machine;
    private final SimulatedRealtime realtime;
    private final SimulatedMikroTikApi mikrotik;

    InstallStage(Path directory) throws IOException {
        this.directory = directory;
        machine = new TrialMachine(directory);
        realtime = SimulatedRealtime.start(0, RECORDINGS, Scenario.of(KEY));
        mikrotik = SimulatedMikroTikApi.start(0);
        writePythonEnv();
    }

    TrialMachine machine() {
        return machine;
    }

    SimulatedMikroTikApi mikrotik() {
        return mikrotik;
    }

    /** The Python service's unit, which is then running. */
    String runPythonService() throws IOException, InterruptedException {
        Path program = machine.write("usr/local/asterisk/inbound.sh", "#!/bin/sh\necho python\nexec sleep 60\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        machine.write(PYTHON_OWN, "[Service]\n");
        String unit = "[Service]\nUser=" + TrialMachine.USER + "\nWorkingDirectory=/\nTimeoutStopSec=5\nExecStart="
                + program + "\n";
        Files.writeString(machine.unit(), unit);
        machine.systemctl("enable");
        machine.systemctl("start");
        machine.newCalls();
        return unit;
    }

    SyntheticCaller dial(InetSocketAddress server) {
        return SyntheticCaller.dial(Transport.available(), phones.next(), server, UUID.randomUUID(), 8_000);
    }

    /** The same program in another file. */
    Path newVersion() throws IOException {
        Path jar = directory.resolve("new.jar");
        if (Files.notExists(jar)) {
            Files.copy(TrialMachine.BUILT_JAR, jar);
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                Files.writeString(inside.getPath("version-of-the-test"), "");
            }
        }
        return jar;
    }

    @Override
    public void close() throws IOException {
        machine.close();
        realtime.close();
        mikrotik.close();
        phones.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
    }

    private void writePythonEnv() throws IOException {
        machine.write(
                PYTHON_ENV,
                String.join(
                        "\n",
                        "# the Python service's",
                        "export OPENAI_API_KEY=\"" + KEY + "\"",
                        "OPENAI_REALTIME_URL=" + realtime.url(),
                        "MIKROTIK_API_URL = " + mikrotik.url() + "\r",
                        "AUDIOSOCKET_PORT=0",
                        "OPENAI_VOICE=",
                        "LOG_FILE_PATH=" + machine.file("var/log/asterisk/inbound_openai.log"),
                        "CALLS_FILE_PATH=" + machine.file("var/log/calls/calls.jsonl"),
                        "CALLS_AUDIO_DIR=" + machine.file("var/log/calls/audio"),
                        "SECRET_OF_ANOTHER=hush",
                        ""));
    }
}
