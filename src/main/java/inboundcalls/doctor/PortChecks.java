package inboundcalls.doctor;

import inboundcalls.config.Admin;
import inboundcalls.config.Config;
import inboundcalls.config.Secret;
import inboundcalls.http.HttpAnswer;
import inboundcalls.http.HttpClient;
import inboundcalls.http.HttpQuestion;
import inboundcalls.net.Reason;
import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether the ports are free, or this server's own that runs already. Speaks to its administration port alone. */
final class PortChecks {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** The beginning of what {@code /ready} answers. */
    private static final Pattern OURS = Pattern.compile("\\{\"ready\":(true|false),\"checks\":\\{");

    private final HttpClient http;
    private final EventLoop loop;
    private final Admin admin;

    PortChecks(HttpClient http, EventLoop loop, Admin admin) {
        this.http = http;
        this.loop = loop;
        this.admin = admin;
    }

    Finding audioSocket(Config.AudioSocket settings) {
        return port(settings.address(), settings.port(), "LOCAL_IP_ADDRESS", "AUDIOSOCKET_PORT");
    }

    Finding administration(Config.AudioSocket settings) {
        if (admin.port() == 0) {
            return Finding.good("apagada (ADMIN_PORT la enciende)");
        }
        Finding finding = port(admin.address(), admin.port(), "ADMIN_ADDRESS", "ADMIN_PORT");
        boolean other = isFree(settings.address(), settings.port()) && !isFree(admin.address(), admin.port());
        return other && finding.isPassed()
                ? Finding.bad(
                        admin.address() + ":" + admin.port()
                                + ", ocupado por otro servidor de estos, que no escucha en " + settings.port(),
                        "otro ADMIN_PORT, o detén el otro.")
                : finding;
    }

    private Finding port(String address, int port, String addressSetting, String portSetting) {
        String where = address + ":" + port;
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
            return Finding.good(where + ", libre: el servidor no está en marcha");
        } catch (BindException e) {
            return isOwn(address)
                    ? taken(where, port, portSetting)
                    : foreign(address, port, addressSetting, portSetting, e);
        } catch (IOException e) {
            return Finding.bad(where + ": " + Reason.of(e), "revisa " + addressSetting + " y " + portSetting + ".");
        }
    }

    private static Finding foreign(
            String address, int port, String addressSetting, String portSetting, BindException e) {
        return Finding.bad(
                "no se puede escuchar en " + address + ":" + port + " (" + Reason.of(e) + ")",
                "¿es esa dirección de esta máquina? ip addr; revisa " + addressSetting + " y " + portSetting + ".");
    }

    private Finding taken(String where, int port, String setting) {
        String look = "mira quién es con: sudo ss -ltnp 'sport = :" + port
                + "'; si no es este servidor, detenlo o cambia " + setting + ".";
        if (admin.port() == 0) {
            return Finding.warning(
                    where + ", ocupado, quizá por este servidor: sin puerto de administración no se sabe", look);
        }
        return isRunning()
                ? Finding.good(where + ", ocupado: el servidor está en marcha")
                : Finding.bad(where + ", ocupado por otro programa", look);
    }

    /** Its own administration port says so, ready or not; many programs say that they are well, none other in these words. */
    private boolean isRunning() {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(admin.address());
        boolean any = address != null && address.isAnyLocalAddress();
        String host = any ? "localhost" : admin.address();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        URI ready = URI.create("http://" + shown + ":" + admin.port() + "/ready");
        Map<String, String> headers = admin.token()
                .map(Secret::value)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
        Future<HttpAnswer> asking = http.send(loop, new HttpQuestion("GET", ready, headers, ""), DEADLINE);
        return asking.awaitUninterruptibly().isSuccess()
                && OURS.matcher(asking.getNow().body()).lookingAt();
    }

    private static boolean isOwn(String address) {
        return isFree(address, 0);
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
