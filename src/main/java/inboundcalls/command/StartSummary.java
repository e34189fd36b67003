package inboundcalls.command;

import inboundcalls.config.Config;
import inboundcalls.config.Profile;
import java.util.List;
import java.util.stream.Collectors;

/** What an operator wants to know of the settings when the server starts. Never a secret. */
final class StartSummary {
    private final Config config;

    StartSummary(Config config) {
        this.config = config;
    }

    List<String> lines() {
        return List.of(
                audioSocket(),
                "Redes permitidas: " + config.audioSocket().allowedNetworks(),
                model(),
                mikrotik(),
                ari(),
                profiles(),
                records(),
                recordings());
    }

    private String audioSocket() {
        Config.AudioSocket socket = config.audioSocket();
        return "AudioSocket: " + socket.address() + ", puerto " + socket.port();
    }

    private String model() {
        Config.Realtime realtime = config.realtime();
        String key = realtime.apiKey().isPresent() ? "" : ", sin clave";
        return "Modelo: " + realtime.model() + ", voz " + realtime.voice() + ", en "
                + realtime.url().getRawAuthority() + key;
    }

    private String mikrotik() {
        Config.MikroTik mikrotik = config.mikrotik();
        String where = "activadas, " + mikrotik.url() + ", "
                + mikrotik.questionTimeout().toSeconds() + " s por pregunta";
        return "Herramientas MikroTik: " + (mikrotik.enabled() ? where : "apagadas");
    }

    private String profiles() {
        List<Profile> others = config.profiles().others();
        if (others.isEmpty()) {
            return "Perfiles por número marcado: ninguno";
        }
        String names = others.stream()
                .map(profile -> profile.name() + " (" + String.join(", ", profile.dialled()) + ")")
                .collect(Collectors.joining(", "));
        String unused = config.ari().isPresent() ? "" : "; sin ARI no se usan";
        return "Perfiles por número marcado: " + names + unused;
    }

    private String ari() {
        String state = config.ari()
                .map(ari -> "activado, " + ari.host() + ", puerto " + ari.port() + ", usuario " + ari.user())
                .orElse("apagado (se activa con host, usuario y contraseña)");
        return "ARI de Asterisk: " + state;
    }

    private String records() {
        String state = config.records()
                .map(records -> "en " + records.file() + (records.transcript() ? ", con lo que se dice" : ""))
                .orElse("apagados (se activan con CALLS_FILE_PATH)");
        return "Registros de llamadas: " + state;
    }

    private String recordings() {
        String state = config.audioRecords()
                .map(audio -> "en " + audio.directory()
                        + (audio.days() == 0 ? ", para siempre" : ", " + audio.days() + " días"))
                .orElse("apagadas");
        return "Grabaciones de llamadas: " + state;
    }
}
