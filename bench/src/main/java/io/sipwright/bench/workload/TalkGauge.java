package io.sipwright.bench.workload;

import io.sipwright.bench.figure.Figure;
import io.sipwright.bench.figure.Latency;
import io.sipwright.bench.figure.Metric;
import io.sipwright.bench.figure.Usage;
import io.sipwright.bench.media.MediaPair;
import io.sipwright.bench.media.Talk;
import io.sipwright.bench.peer.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes calls exchange media and records their figures; knows the delays of the direct path, which are subtracted. */
final class TalkGauge {
    static final Duration SETTLE = Duration.ofMillis(500);

    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final Generator generator;
    private final String workload;
    private final Map<String, Latency> direct = new HashMap<>();

    TalkGauge(Generator generator, String workload) {
        this.generator = generator;
        this.workload = workload;
    }

    /** Measures calls through a server. */
    void bridged(Peer peer, List<MediaPair> pairs) throws IOException {
        Talk talk = talk(peer, pairs);
        added(peer, pairs.size(), "to RTP", talk.toPlain().delay());
        added(peer, pairs.size(), "to SRTP", talk.toBrowser().delay());
    }

    /** Measures the generator's two ends connected directly. */
    void direct(Peer nobody, List<MediaPair> pairs) throws IOException {
        Talk talk = talk(nobody, pairs);
        int calls = pairs.size();
        Latency delay = talk.toPlain().delay();
        direct.put(key(calls, "to RTP"), delay);
        direct.put(key(calls, "to SRTP"), talk.toBrowser().delay());
        record(phase(calls), nobody, Metric.LATENCY_P50, delay.micros(MEDIAN));
        record(phase(calls), nobody, Metric.LATENCY_P99, delay.micros(TAIL));
    }

    private Talk talk(Peer peer, List<MediaPair> pairs) throws IOException {
        Talk talk = Talk.begin(pairs, SETTLE);
        Usage usage = Usage.start(peer.pids());
        talk.measure(generator.scale().phase());
        Usage.Result used = usage.stop();
        talk.close();
        String phase = phase(pairs.size());
        long heard = talk.toPlain().heard() + talk.toBrowser().heard();
        record(phase, peer, Metric.RATE, used.perSecond(heard));
        if (!peer.pids().isEmpty()) {
            record(phase, peer, Metric.CPU_PER_OPERATION, used.microsPer(heard));
            record(phase, peer, Metric.SERVER_CORES, used.serverCores());
        }
        record(phase, peer, Metric.GENERATOR_CORES, used.generatorCores());
        record(phase, peer, Metric.LOSS, talk.lossPercent());
        return talk;
    }

    private void added(Peer peer, int calls, String direction, Latency path) {
        Latency bare = direct.getOrDefault(key(calls, direction), new Latency());
        String phase = phase(calls) + ", " + direction;
        record(phase, peer, Metric.ADDED_P50, path.micros(MEDIAN) - bare.micros(MEDIAN));
        record(phase, peer, Metric.ADDED_P99, path.micros(TAIL) - bare.micros(TAIL));
    }

    private void record(String phase, Peer peer, Metric metric, double value) {
        generator.figures().add(new Figure(workload, phase, peer.name(), metric, value));
    }

    private static String phase(int calls) {
        return calls == 1 ? "1 call" : calls + " calls";
    }

    private static String key(int calls, String direction) {
        return calls + " " + direction;
    }
}
