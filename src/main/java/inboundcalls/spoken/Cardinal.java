package inboundcalls.spoken;

/** Numbers in Spanish words, on the long scale: 10⁹ is {@code mil millones}, 10¹² {@code un billón}. */
final class Cardinal {
    /** Beyond it a number is no amount that anybody could follow. */
    static final long LIMIT = 1_000_000_000_000_000_000L;

    private static final long MILLION = 1_000_000;
    private static final long BILLION = MILLION * MILLION;

    private static final String[] BELOW_THIRTY =
            ("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
                            + " dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis"
                            + " veintisiete veintiocho veintinueve")
                    .split(" ");
    private static final String[] TENS = ". . . treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
    private static final String[] HUNDREDS =
            ". . doscient trescient cuatrocient quinient seiscient setecient ochocient novecient".split(" ");

    private Cardinal() {}

    /** @param number from 0 to below {@link #LIMIT} */
    static String of(long number, Form form) {
        if (number < 1_000) {
            return belowThousand((int) number, form);
        }
        if (number < MILLION) {
            // the thousands are of the noun's gender: doscientas mil interfaces
            Form thousands = form == Form.FEMININE ? Form.FEMININE : Form.MASCULINE;
            String head = number < 2_000 ? "mil" : belowThousand((int) (number / 1_000), thousands) + " mil";
            return join(head, number % 1_000, form);
        }
        return number < BILLION
                ? scale(number, MILLION, "millón", "millones", form)
                : scale(number, BILLION, "billón", "billones", form);
    }

    private static String scale(long number, long unit, String one, String many, Form form) {
        long count = number / unit;
        return join(of(count, Form.MASCULINE) + " " + (count == 1 ? one : many), number % unit, form);
    }

    private static String belowThousand(int number, Form form) {
        if (number < 100) {
            return belowHundred(number, form);
        }
        if (number == 100) {
            return "cien";
        }
        String head = number < 200 ? "ciento" : HUNDREDS[number / 100] + form.hundreds;
        return join(head, number % 100, form);
    }

    private static String belowHundred(int number, Form form) {
        if (number == 1) {
            return form.one;
        }
        if (number == 21) {
            return form.twentyOne;
        }
        if (number < 30) {
            return BELOW_THIRTY[number];
        }
        String ten = TENS[number / 10];
        return number % 10 == 0 ? ten : ten + " y " + belowHundred(number % 10, form);
    }

    private static String join(String head, long rest, Form form) {
        return rest == 0 ? head : head + " " + of(rest, form);
    }
}
