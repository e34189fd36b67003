package inboundcalls.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures this project's resampler and others the same way and writes the table into a page:
 * {@code AudioQuality JAR SPEEX_RESAMPLE SOX_TIME DIRECTORY PAGE}. Run by {@code scripts/audio-quality.sh}.
 */
public final class AudioQuality {
    private static final int ROUNDS = 7;
    private static final int TIMED_SECONDS = 600;

    private final List<Peer> peers;
    private final PeerRun run;

    private AudioQuality(List<Peer> peers, PeerRun run) {
        this.peers = peers;
        this.run = run;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Peer> peers = Peer.all(args[0], args[1], args[2]);
        AudioQuality quality = new AudioQuality(peers, new PeerRun(Files.createDirectories(Path.of(args[3]))));
        Map<Peer, QualityRow> up = quality.rows(8_000, 24_000);
        Map<Peer, QualityRow> down = quality.rows(24_000, 8_000);
        List<String> lines = new ArrayList<>();
        peers.forEach(peer -> lines.add(QualityRow.line(peer.name(), up.get(peer), down.get(peer))));
        QualityPage.write(Path.of(args[4]), lines);
    }

    private Map<Peer, QualityRow> rows(int from, int to) throws IOException, InterruptedException {
        Map<Peer, List<FilterReport>> reports = reports(from, to);
        Map<Peer, QualityRow> rows = new LinkedHashMap<>();
        for (Peer peer : peers) {
            double held = peer.streams() ? reports.get(peer).get(0).held() / to * 1_000 : Double.NaN;
            rows.put(peer, new QualityRow(quality(peer, from, to), held, ratios(reports, peer)));
        }
        return rows;
    }

    private Quality quality(Peer peer, int from, int to) throws IOException, InterruptedException {
        QualityMeter meter = new QualityMeter(from, to, 100);
        run.input(meter.sound());
        run.run(peer.filter().command(from, to));
        return meter.judge(run.output(to));
    }

    /** One after the other in each round, so that what else the machine does comes to all of them. */
    private Map<Peer, List<FilterReport>> reports(int from, int to) throws IOException, InterruptedException {
        run.input(noise(from));
        Map<Peer, List<FilterReport>> reports = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Peer peer : peers) {
                String said = run.run(peer.timed().command(from, to));
                reports.computeIfAbsent(peer, any -> new ArrayList<>()).add(FilterReport.parse(said));
            }
        }
        return reports;
    }

    private static List<Double> ratios(Map<Peer, List<FilterReport>> reports, Peer peer) {
        Peer yardstick = reports.keySet().stream()
                .filter(each -> each.name().equals(Peer.YARDSTICK))
                .findFirst()
                .orElseThrow();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double nanos = reports.get(peer).get(round).nanos();
            ratios.add(nanos / reports.get(yardstick).get(round).nanos());
        }
        return ratios;
    }

    /** White, at −12 dBFS. */
    private static Pcm noise(int rate) {
        Random random = new Random(1);
        short[] noise = new short[rate * TIMED_SECONDS];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextInt(28_000) - 14_000);
        }
        return new Pcm(noise, rate);
    }
}
