package inboundcalls.config;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The defaults with what a test sets differently, read as the server reads its file. */
public final class TestConfig {
    private static final String BASE =
            "inbound-calls.realtime { url = \"ws://127.0.0.1/v1/realtime\", greeting = \"Saluda.\" }";

    private TestConfig() {}

    /**
     * Unless the lines say otherwise the model is on loopback, so that no key is needed, and the greeting is "Saluda.".
     *
     * @param lines of HOCON, each below {@code inbound-calls}: {@code "call.uplink-limit = 1 s"}
     */
    public static Config of(String... lines) {
        List<ConfigProblem> problems = new ArrayList<>();
        String own = "inbound-calls {\n" + String.join("\n", lines) + "\n}";
        com.typesafe.config.Config merged = ConfigFactory.parseString(own)
                .withFallback(ConfigFactory.parseString(BASE))
                .withFallback(ConfigFactory.parseResources("reference.conf"))
                .resolve();
        Config config = new ConfigReader(new Settings(ConfigLoader.inherited(merged), problems), Path.of("")).read();
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
        return config;
    }
}
