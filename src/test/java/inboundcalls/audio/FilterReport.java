package inboundcalls.audio;

import java.util.Locale;
import java.util.Scanner;

/**
 * What a measured program says on standard error.
 *
 * @param nanos the filter's own time for a frame of 20 ms
 * @param held how many samples the output was behind at the most
 */
record FilterReport(double nanos, double held) {
    static FilterReport parse(String text) {
        try (Scanner words = new Scanner(text).useLocale(Locale.ROOT)) {
            words.skip("nanos");
            double nanos = words.nextDouble();
            words.skip(" held");
            return new FilterReport(nanos, words.nextDouble());
        }
    }
}
