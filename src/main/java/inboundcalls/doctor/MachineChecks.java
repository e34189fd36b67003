package inboundcalls.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import inboundcalls.config.Config;
import inboundcalls.net.Transport;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** Java, and what the system lets a process have. */
final class MachineChecks {
    private static final int FILES_PER_CALL = 2;
    /** Listeners, logs, libraries, connections that are only trying. */
    private static final int OTHER_FILES = 256;

    private MachineChecks() {}

    static Finding java() {
        String version = System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
        return Transport.available() == Transport.EPOLL
                ? Finding.good(version)
                : Finding.warning(
                        version + ", sin epoll", "usa Linux con un Java de 64 bits: sin epoll caben menos llamadas.");
    }

    /** The service's, when it runs; else those that a server started from here would have. */
    static Finding files(ServiceLimit service, Config config) {
        OptionalLong running = service.openFiles();
        if (running.isPresent()) {
            return files(running.getAsLong(), "el servicio en marcha", config);
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? files(system.getMaxFileDescriptorCount(), "un servidor arrancado desde aquí", config)
                : Finding.skipped("este sistema no lo dice");
    }

    /** A JVM takes as many as its hard limit lets it. */
    private static Finding files(long limit, String whose, Config config) {
        int calls = config.call().maxCalls() > 0
                ? config.call().maxCalls()
                : config.audioSocket().limits().connections();
        long needed = (long) FILES_PER_CALL * calls + config.tools().running() + OTHER_FILES;
        String told = limit + " para " + whose + "; para " + calls + " llamadas hacen falta " + needed;
        return limit >= needed
                ? Finding.good(told)
                : Finding.bad(
                        told,
                        "LimitNOFILE=" + needed
                                + " en [Service] con «systemctl edit openai-inbound-calls», o ulimit -n " + needed
                                + "; o menos llamadas en call.max-calls.");
    }
}
