package inboundcalls.tool;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day and its time as they are said in Spanish: {@code Hoy es martes 3 de marzo de 2026 y son las cinco y cuarto de la tarde.} */
final class SpokenTime {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' yyyy", Locale.forLanguageTag("es"));
    /** Hours up to eleven, by which the first two are named; minutes from two on. */
    private static final String[] UP_TO_TWENTY_NINE = {
        "doce",
        "una",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "cuarto",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve"
    };

    private static final String[] TENS = {"", "", "", "treinta", "cuarenta", "cincuenta"};

    private SpokenTime() {}

    static String of(ZonedDateTime time) {
        return "Hoy es " + DAY.format(time) + " y " + hour(time.getHour()) + minute(time.getMinute()) + " "
                + partOfDay(time.getHour()) + ".";
    }

    private static String hour(int hour) {
        return (hour % 12 == 1 ? "es la " : "son las ") + UP_TO_TWENTY_NINE[hour % 12];
    }

    private static String minute(int minute) {
        return switch (minute) {
            case 0 -> " en punto";
            case 1 -> " y uno";
            case 30 -> " y media";
            default -> " y " + (minute < 30 ? UP_TO_TWENTY_NINE[minute] : overThirty(minute));
        };
    }

    private static String overThirty(int minute) {
        String unit = minute % 10 == 1 ? "uno" : UP_TO_TWENTY_NINE[minute % 10];
        return TENS[minute / 10] + (minute % 10 == 0 ? "" : " y " + unit);
    }

    private static String partOfDay(int hour) {
        if (hour == 0 || hour >= 20) {
            return "de la noche";
        }
        if (hour < 6) {
            return "de la madrugada";
        }
        return hour < 12 ? "de la mañana" : "de la tarde";
    }
}
