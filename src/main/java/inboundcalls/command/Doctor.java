package inboundcalls.command;

import inboundcalls.doctor.Checkup;
import inboundcalls.log.Silence;
import inboundcalls.net.Transport;
import io.netty.channel.EventLoopGroup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything that calls need; tells what to do about what is wrong. */
@Command(
        name = "doctor",
        description = {
            "Looks at everything that calls need, a line each (✓ good, ⚠ warning, ✗ wrong, – not tried), and says what to do about what is wrong.",
            "Run it as the server's user, whether the server runs or not. It opens a session with the model and says nothing in it, which costs"
                    + " nothing. Exit status 1 when something is wrong; a warning is not."
        })
public final class Doctor implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--dialplan",
            paramLabel = "FILE",
            description =
                    "Asterisk's file that calls the server. Without it: /etc/asterisk/extensions-openai*.conf, when there are any.")
    private Optional<Path> dialplan = Optional.empty();

    @Override
    public Integer call() throws NoSuchAlgorithmException {
        Silence silence = Silence.begin(); // the connector's attempts would stand between the findings
        Transport transport = Transport.available();
        EventLoopGroup group = transport.group(1, "doctor-loop");
        try {
            Checkup checkup =
                    new Checkup(options.draft(), options.keyFilesOpenToOthers(), dialplan, transport, group.next());
            return checkup.run(this::print) ? 0 : Failures.FAILED;
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            silence.end();
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
