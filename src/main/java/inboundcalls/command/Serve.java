package inboundcalls.command;

import inboundcalls.call.CallSounds;
import inboundcalls.config.AllowedNetworks;
import inboundcalls.config.Config;
import inboundcalls.load.Rehearsal;
import inboundcalls.log.LogFile;
import inboundcalls.log.LogSetup;
import inboundcalls.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server. */
@Command(name = "serve", description = "Runs the server until it is stopped.")
public final class Serve implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);
    /** Beyond the time that calls may go on; the log's last lines have some of it. */
    private static final Duration LONGEST_END = Server.LONGEST_END.plusMillis(4_500);

    @Mixin
    private ConfigOptions options;

    @Option(names = "--check", description = "Check the settings, tell what they come to, and end.")
    private boolean check;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Config config = options.load();
        if (check) {
            summarise(config);
            CallSounds.load(config);
            return 0;
        }
        config.logFile().ifPresent(LogFile::open);
        summarise(config);
        rehearse(config.call().rehearsal());
        serve(Server.start(config), config.call().drainTimeout().plus(LONGEST_END));
        return 0;
    }

    private static void rehearse(Duration length) throws InterruptedException {
        if (!length.isZero()) {
            LOG.info("Ensayo: {} s de llamadas propias antes de escuchar", length.toMillis() / 1_000.0);
            LOG.info("✓ Ensayo: {} llamadas", Rehearsal.run(length));
        }
    }

    /** Until SIGTERM or SIGINT; the process ends when the calls have. */
    private static void serve(Server server, Duration longestEnd) throws InterruptedException {
        Thread stop = new Thread(() -> stop(longestEnd, () -> end(server)), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        InetSocketAddress address = server.address();
        LOG.info("✓ Escuchando AudioSocket en {}:{}", address.getAddress().getHostAddress(), address.getPort());
        server.adminAddress()
                .ifPresent(admin ->
                        LOG.info("✓ Administración en {}:{}", admin.getAddress().getHostAddress(), admin.getPort()));
        server.awaitClose();
        stop.join();
    }

    /** Whatever hangs in {@code end}, it has an end; the process too. */
    static void stop(Duration longest, Runnable end) {
        HardStop.halt(longest);
        LOG.info("Deteniendo el servidor");
        end.run();
        LOG.info("✓ Servidor detenido");
        LogSetup.stop();
    }

    /** A second signal hurries it, and a third. */
    private static void end(Server server) {
        StopSignals.handle(server::hurry);
        server.drain();
        server.close();
    }

    private void summarise(Config config) throws UnknownHostException {
        AllowedNetworks allowed = config.audioSocket().allowedNetworks();
        new StartSummary(config).lines().forEach(LOG::info);
        InetAddress listener = InetAddress.getByName(config.audioSocket().address());
        allowed.warning(listener).ifPresent(LOG::warn);
        for (Path file : options.keyFilesOpenToOthers()) {
            LOG.warn("Otros usuarios de esta máquina pueden leer o cambiar las claves de {}: chmod 600 {}", file, file);
        }
    }
}
