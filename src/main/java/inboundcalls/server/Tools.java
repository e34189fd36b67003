package inboundcalls.server;

import inboundcalls.asterisk.ColgarLlamadaTool;
import inboundcalls.asterisk.NextStep;
import inboundcalls.asterisk.TransferirLlamadaTool;
import inboundcalls.config.Config;
import inboundcalls.mikrotik.ConsultarMikroTikTool;
import inboundcalls.net.Transport;
import inboundcalls.tool.CircuitBreaker;
import inboundcalls.tool.HoraActualTool;
import inboundcalls.tool.Tool;
import inboundcalls.tool.Toolbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every function that the model can have, each in a line of {@link #all}. */
final class Tools {
    private static final Logger LOG = LoggerFactory.getLogger(Tools.class);

    private Tools() {}

    /** Those that are not disabled. */
    static Toolbox toolbox(Config config, Transport transport, Optional<NextStep> nextStep, CircuitBreaker mikrotik) {
        List<Tool> all = all(config, transport, nextStep, mikrotik);
        warnOfUnknown("tools.disabled", config.tools().disabled(), all);
        config.profiles().all().forEach(profile -> {
            String key = "profiles." + profile.name();
            warnOfUnknown(key + ".tools", profile.tools().single(), all);
            warnOfUnknown(key + ".limited-tools", profile.limits().tools().single(), all);
        });
        return all.stream()
                .filter(tool ->
                        !config.tools().disabled().contains(tool.definition().name()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), Toolbox::new));
    }

    private static void warnOfUnknown(String key, Collection<String> names, List<Tool> all) {
        Set<String> unknown = new TreeSet<>(names);
        all.forEach(tool -> unknown.remove(tool.definition().name()));
        if (!unknown.isEmpty()) {
            LOG.warn("{} nombra funciones que no existen: {}", key, String.join(", ", unknown));
        }
    }

    private static List<Tool> all(
            Config config, Transport transport, Optional<NextStep> nextStep, CircuitBreaker mikrotik) {
        List<Tool> tools = new ArrayList<>();
        if (config.mikrotik().enabled()) {
            tools.add(ConsultarMikroTikTool.of(config.mikrotik(), transport, mikrotik));
        }
        if (!config.transfer().destinations().isEmpty()) {
            tools.add(new TransferirLlamadaTool(nextStep, config.transfer()));
        }
        tools.add(new ColgarLlamadaTool(nextStep));
        tools.add(new HoraActualTool(Clock.system(config.tools().timeZone())));
        return tools;
    }
}
