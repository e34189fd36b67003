package inboundcalls.spoken;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured, by the ways to write it. */
enum Unit {
    BIT_RATE("bit/s|bps|b/s", "bit por segundo", "bits por segundo"),
    KILOBIT_RATE("[Kk](?:bit/s|bps|b/s)", "kilobit por segundo", "kilobits por segundo"),
    MEGABIT_RATE("[Mm](?:bit/s|bps|b/s)", "megabit por segundo", "megabits por segundo"),
    GIGABIT_RATE("[Gg](?:bit/s|bps|b/s)", "gigabit por segundo", "gigabits por segundo"),
    TERABIT_RATE("[Tt](?:bit/s|bps|b/s)", "terabit por segundo", "terabits por segundo"),
    BYTE_RATE("B/s|Bps", "byte por segundo", "bytes por segundo"),
    KILOBYTE_RATE("[Kk]i?(?:B/s|Bps)", "kilobyte por segundo", "kilobytes por segundo"),
    MEGABYTE_RATE("Mi?(?:B/s|Bps)", "megabyte por segundo", "megabytes por segundo"),
    GIGABYTE_RATE("Gi?(?:B/s|Bps)", "gigabyte por segundo", "gigabytes por segundo"),
    PACKET_RATE("pps|p/s", "paquete por segundo", "paquetes por segundo"),
    KILOBYTE("[Kk]i?B", "kilobyte", "kilobytes"),
    MEGABYTE("Mi?B", "megabyte", "megabytes"),
    GIGABYTE("Gi?B", "gigabyte", "gigabytes"),
    TERABYTE("Ti?B", "terabyte", "terabytes"),
    HERTZ("Hz", "hercio", "hercios"),
    KILOHERTZ("[Kk]Hz", "kilohercio", "kilohercios"),
    MEGAHERTZ("MHz", "megahercio", "megahercios"),
    GIGAHERTZ("GHz", "gigahercio", "gigahercios"),
    DECIBEL_MILLIWATT("dBm", "de be eme", "de be eme"),
    DECIBEL_ISOTROPIC("dBi", "de be i", "de be i"),
    DECIBEL("dB", "decibelio", "decibelios"),
    MICROSECOND("[uµμ]s", "microsegundo", "microsegundos"),
    MILLISECOND("ms|msec", "milisegundo", "milisegundos"),
    SECOND("s|seg|sec", "segundo", "segundos"),
    MINUTE("min|mins", "minuto", "minutos"),
    HOUR("h|hrs?", "hora", "horas"),
    DAY("d", "día", "días"),
    WEEK("sem", "semana", "semanas"),
    DEGREE("[°º]\\s?C?|C", "grado", "grados"),
    PERCENT("%", "por ciento", "por ciento"),
    MILLIVOLT("mV", "milivoltio", "milivoltios"),
    VOLT("V", "voltio", "voltios"),
    MILLIAMPERE("mA", "miliamperio", "miliamperios"),
    WATT("W", "vatio", "vatios"),
    KILOMETRE("[Kk]m", "kilómetro", "kilómetros");

    /** Of all of them. */
    static final String WRITTEN =
            Stream.of(values()).map(unit -> unit.written.pattern()).collect(Collectors.joining("|"));

    private final Pattern written;
    private final String one;
    private final String many;

    Unit(String written, String one, String many) {
        this.written = Pattern.compile(written);
        this.one = one;
        this.many = many;
    }

    static Optional<Unit> of(String written) {
        return Stream.of(values())
                .filter(unit -> unit.written.matcher(written).matches())
                .findFirst();
    }

    String words(Figure figure) {
        return figure.words(form(figure)) + (figure.isMillions() ? " de " : " ") + (figure.isOne() ? one : many);
    }

    String many() {
        return many;
    }

    private Form form(Figure figure) {
        String noun = (figure.isOne() ? one : many).replaceFirst(" .*", "");
        return Agreement.of(figure.agreeing(), "", noun);
    }
}
