package inboundcalls.doctor;

import inboundcalls.net.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The way to the provider, step by step: its name, its port, its certificate. */
final class ProviderChecks {
    private static final int LIMIT_MILLIS = 5_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final URI url;
    private final SSLContext tls;

    ProviderChecks(URI url, SSLContext tls) {
        this.url = url;
        this.tls = tls;
    }

    Finding name() {
        try {
            return Finding.good(host() + " es "
                    + Arrays.stream(InetAddress.getAllByName(host()))
                            .map(InetAddress::getHostAddress)
                            .limit(2)
                            .collect(Collectors.joining(", ")));
        } catch (UnknownHostException e) {
            return Finding.bad(
                    "el nombre " + host() + " no existe en el DNS, o ningún servidor de nombres contesta",
                    "getent hosts " + host() + "; revisa /etc/resolv.conf y OPENAI_REALTIME_URL.");
        }
    }

    Finding connection() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port()), LIMIT_MILLIS);
            return isSecure() ? secured(socket) : Finding.good(host() + ":" + port() + ", sin TLS: es esta máquina");
        } catch (SocketTimeoutException e) {
            return unreachable("no contesta en " + LIMIT_MILLIS / 1_000 + " s");
        } catch (IOException e) {
            return unreachable(Reason.of(e));
        }
    }

    private Finding secured(Socket socket) throws IOException {
        try (SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, host(), port(), true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.setSoTimeout(LIMIT_MILLIS);
            secure.startHandshake();
            return Finding.good(
                    secure.getSession().getProtocol() + " con " + host() + ":" + port() + ", certificado válido");
        } catch (SSLException e) {
            return untrusted(e);
        }
    }

    private Finding untrusted(SSLException failure) {
        String all = causes(failure);
        if (all.contains("No subject alternative") || all.contains("No name matching")) {
            return Finding.bad(
                    "TLS: el certificado es de otro nombre que " + host(),
                    "revisa OPENAI_REALTIME_URL, y si un proxy o el DNS desvía la conexión.");
        }
        if (all.contains(CertificateExpiredException.class.getSimpleName())
                || all.contains(CertificateNotYetValidException.class.getSimpleName())) {
            return Finding.bad(
                    "TLS: el certificado no vale en esta fecha", "revisa el reloj de esta máquina: timedatectl");
        }
        if (all.contains("CertPathBuilderException") || all.contains("ValidatorException")) {
            return Finding.bad(
                    "TLS: nadie en quien este Java confíe firma el certificado de " + host(),
                    "¿hay un proxy que abre el TLS? Añade su autoridad a Java (keytool -importcert -cacerts), o déjalo pasar; si"
                            + " no, reinstala ca-certificates-java.");
        }
        return Finding.bad(
                "TLS: " + Reason.of(failure),
                "¿habla TLS ese puerto? openssl s_client -connect " + host() + ":" + port());
    }

    private static String causes(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }

    private Finding unreachable(String reason) {
        return Finding.bad(
                "no hay conexión con " + host() + ":" + port() + " (" + reason + ")",
                "revisa red, cortafuegos y OPENAI_REALTIME_URL; prueba: curl -I https://" + host() + ":" + port());
    }

    private boolean isSecure() {
        return url.getScheme().equalsIgnoreCase("wss");
    }

    private String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    private int port() {
        int usual = isSecure() ? HTTPS : HTTP;
        return url.getPort() < 0 ? usual : url.getPort();
    }
}
