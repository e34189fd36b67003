package inboundcalls.record;

import static java.util.Objects.requireNonNull;

import inboundcalls.log.Neutral;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A record in words for operators; what callers and models said can do nothing to their terminal. */
public final class CallText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final StoredCall call;

    public CallText(StoredCall call) {
        this.call = requireNonNull(call);
    }

    /** When, how long, which, who, what for and why it ended, in one line. */
    public String line() {
        return Neutral.text(String.join(
                "  ",
                time(),
                clock(Math.round(call.seconds() * 1_000)),
                call.uuid(),
                who(),
                call.functions().size() + " func.",
                end()));
    }

    /** What happened, in the order in which it did. */
    public List<String> timeline() {
        List<String> lines = new ArrayList<>(List.of(
                "Llamada    " + call.uuid(),
                "Llamante   " + who() + (call.profile().isEmpty() ? "" : " (perfil " + call.profile() + ")"),
                "Empezó     " + time() + ", duró " + clock(Math.round(call.seconds() * 1_000)),
                "Terminó    " + end() + " [" + call.end().reason() + "]",
                "Sonido     " + call.sound().describe(),
                String.format(
                        Locale.ROOT,
                        "Cuenta     interrupciones: %d, falsas: %d, sesiones reabiertas: %d; tokens: %d; %.4f USD",
                        call.interruptions(),
                        call.falseStarts(),
                        call.reconnections(),
                        call.tokens().total(),
                        call.costUsd())));
        if (!call.audio().isEmpty()) {
            lines.add("Grabación  " + call.audio());
        }
        lines.add("");
        moments().sorted(Comparator.comparingLong(Moment::at)).map(Moment::line).forEach(lines::add);
        return lines.stream().map(Neutral::text).toList();
    }

    private Stream<Moment> moments() {
        Stream<Moment> turns = call.turns().stream().map(turn -> new Moment(turn.atMillis(), text(turn)));
        return Stream.concat(turns, call.functions().stream().flatMap(CallText::moments));
    }

    private static Stream<Moment> moments(StoredCall.Function function) {
        String result = function.result() + " en " + seconds(function.millis());
        return Stream.of(
                new Moment(function.atMillis(), "Función    " + function.name() + " " + function.arguments()),
                new Moment(
                        function.atMillis() + function.millis(),
                        "Resultado  " + result + (function.text().isEmpty() ? "" : ": " + function.text())));
    }

    private static String text(StoredCall.Turn turn) {
        return switch (turn.who()) {
            case "assistant" -> "Asistente  " + (heard(turn) + turn.text()).strip();
            case "keypad" -> "Teclado    " + turn.text();
            default -> "Llamante   " + turn.text();
        };
    }

    private static String heard(StoredCall.Turn turn) {
        String waited = turn.latencyMillis() == 0
                ? ""
                : ", tras " + seconds(turn.latencyMillis()) + (turn.afterFunction() ? " con consulta" : "");
        return "(" + seconds(turn.heardMillis()) + waited + (turn.interrupted() ? ", interrumpido" : "") + ") ";
    }

    private String time() {
        return call.startedAt().atZoneSameInstant(ZoneId.systemDefault()).format(TIME);
    }

    private String who() {
        String caller = (call.name() + " " + call.caller()).strip();
        return (caller.isEmpty() ? "desconocido" : caller) + (call.dialled().isEmpty() ? "" : " → " + call.dialled());
    }

    private String end() {
        String detail = call.end().detail();
        return call.end().text() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }

    private static String clock(long millis) {
        return String.format(Locale.ROOT, "%d:%02d.%d", millis / 60_000, millis / 1_000 % 60, millis / 100 % 10);
    }

    private record Moment(long at, String text) {
        String line() {
            return String.format("%8s  %s", clock(at), text);
        }
    }
}
