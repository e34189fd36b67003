package inboundcalls.command;

import inboundcalls.call.CallSounds;
import inboundcalls.config.AllowedNetworks;
import inboundcalls.config.Config;
import inboundcalls.log.LogFile;
import inboundcalls.log.LogSetup;
import inboundcalls.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
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
        serve(Server.start(config));
        return 0;
    }

    /** Until SIGTERM or SIGINT; the process ends when the calls have. */
    private static void serve(Server server) throws InterruptedException {
        Thread stop = new Thread(() -> stop(server), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        InetSocketAddress address = server.address();
        LOG.info("✓ Escuchando AudioSocket en {}:{}", address.getAddress().getHostAddress(), address.getPort());
        server.awaitClose();
        stop.join();
    }

    private static void stop(Server server) {
        LOG.info("Deteniendo el servidor");
        server.close();
        LOG.info("✓ Servidor detenido");
        LogSetup.stop();
    }

    private void summarise(Config config) throws UnknownHostException {
        AllowedNetworks allowed = config.audioSocket().allowedNetworks();
        new StartSummary(config).lines().forEach(LOG::info);
        InetAddress listener = InetAddress.getByName(config.audioSocket().address());
        allowed.warning(listener).ifPresent(LOG::warn);
        for (Path file : options.keyFilesOpenToOthers()) {
            LOG.warn("Otros usuarios de esta máquina pueden leer las claves de {}: chmod 600 {}", file, file);
        }
    }
}
