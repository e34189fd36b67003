package inboundcalls.audio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that resamples from standard input to standard output.
 *
 * @param streams whether its output may be waited for frame by frame; if not, its delay means nothing
 * @param filter what gives its output
 * @param timed what tells its {@link FilterReport} on standard error
 */
record Peer(String name, boolean streams, Program filter, Program timed) {
    /** All times are told against this one's. */
    static final String YARDSTICK = "speexdsp, quality 5";

    interface Program {
        List<String> command(int from, int to);
    }

    static List<Peer> all(String jar, String speex, String soxTime) {
        return List.of(
                new Peer(
                        "**this project**",
                        true,
                        (from, to) -> List.of(java(), "-jar", jar, "resample", "--from=" + from, "--to=" + to),
                        (from, to) -> filterTime(from, to)),
                speex(speex, 3),
                speex(speex, 5),
                speex(speex, 10),
                new Peer("SoX, `rate -h`", false, Peer::sox, (from, to) -> List.of(soxTime, "" + from, "" + to)),
                new Peer(
                        "linear interpolation",
                        true,
                        (from, to) -> filterTime(from, to, "linear"),
                        (from, to) -> filterTime(from, to, "linear")));
    }

    private static Peer speex(String harness, int quality) {
        Program program = (from, to) -> List.of(harness, "" + from, "" + to, "" + quality);
        return new Peer("speexdsp, quality " + quality, true, program, program);
    }

    /** Without dither, as the others. */
    private static List<String> sox(int from, int to) {
        String raw = "-t raw -e signed-integer -b 16 -c 1";
        return List.of(("sox -D " + raw + " -r " + from + " - " + raw + " -r " + to + " - rate -h " + to).split(" "));
    }

    private static List<String> filterTime(int from, int to, String... kind) {
        String classPath = System.getProperty("java.class.path");
        List<String> command =
                new ArrayList<>(List.of(java(), "-cp", classPath, FilterTime.class.getName(), "" + from, "" + to));
        command.addAll(List.of(kind));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
