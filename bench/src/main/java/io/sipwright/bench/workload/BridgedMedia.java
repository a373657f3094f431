package io.sipwright.bench.workload;

import io.sipwright.bench.figure.Figure;
import io.sipwright.bench.figure.Latency;
import io.sipwright.bench.figure.Metric;
import io.sipwright.bench.figure.Usage;
import io.sipwright.bench.media.Exchange;
import io.sipwright.bench.media.MediaPair;
import io.sipwright.bench.media.MediaSockets;
import io.sipwright.bench.media.Talk;
import io.sipwright.bench.peer.DirectPath;
import io.sipwright.bench.peer.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DTLS-SRTP to RTP and back: calls of browsers to the trunk, set up by SIP over WSS, each with 50 packets a second in each
 * direction. The delay that a bridge adds is the path's, less that of the generator's own two ends at the same number of
 * calls.
 */
public final class BridgedMedia implements Workload {
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final int CEILING = 4;
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Generator generator;
    private final MediaSockets sockets;
    private final Map<String, Latency> direct = new HashMap<>();

    public BridgedMedia(Generator generator, MediaSockets sockets) {
        this.generator = generator;
        this.sockets = sockets;
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public String words() {
        return "DTLS-SRTP to RTP and back, calls by SIP, 50 packets/s each way and call";
    }

    @Override
    public Session open(Peer peer) {
        return new Bridging(peer);
    }

    @Override
    public Session openCeiling() {
        return new Direct();
    }

    private int most() {
        return generator.scale().bridged().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    private static String phase(int calls) {
        return calls == 1 ? "1 call" : calls + " calls";
    }

    private void figure(int calls, Peer peer, Metric metric, double value) {
        generator.figures().add(new Figure(name(), phase(calls), peer.name(), metric, value));
    }

    /** Measures one number of calls. */
    private Talk talk(Peer peer, List<MediaPair> pairs, Duration unmeasured) throws IOException {
        Talk talk = Talk.begin(pairs, unmeasured);
        Usage usage = Usage.start(peer.pids());
        talk.measure(generator.scale().phase());
        Usage.Result used = usage.stop();
        talk.close();
        int calls = pairs.size();
        long heard = talk.toPlain().heard() + talk.toBrowser().heard();
        figure(calls, peer, Metric.RATE, used.perSecond(heard));
        if (!peer.pids().isEmpty()) {
            figure(calls, peer, Metric.CPU_PER_OPERATION, used.microsPer(heard));
            figure(calls, peer, Metric.SERVER_CORES, used.serverCores());
        }
        figure(calls, peer, Metric.GENERATOR_CORES, used.generatorCores());
        figure(calls, peer, Metric.LOSS, talk.lossPercent());
        return talk;
    }

    private void delays(int calls, Peer peer, String direction, Latency path) {
        Latency bare = direct.getOrDefault(direction + calls, new Latency());
        String phase = phase(calls) + ", " + direction;
        for (Metric metric : List.of(Metric.ADDED_P50, Metric.ADDED_P99)) {
            double percentile = metric == Metric.ADDED_P50 ? MEDIAN : TAIL;
            double added = path.micros(percentile) - bare.micros(percentile);
            generator.figures().add(new Figure(name(), phase, peer.name(), metric, added));
        }
    }

    private final class Bridging implements Session {
        private final Peer peer;

        Bridging(Peer peer) {
            this.peer = peer;
        }

        private Exchange exchange(int calls) throws IOException {
            return new Exchange(generator.loop(), sockets, peer, calls);
        }

        @Override
        public void warmUp(Duration time) throws IOException {
            try (Exchange exchange = exchange(most())) {
                Talk talk = Talk.begin(exchange.call(most()), time);
                talk.close();
                exchange.hangUp();
            }
        }

        @Override
        public void round() throws IOException {
            for (int calls : generator.scale().bridged()) {
                try (Exchange exchange = exchange(calls)) {
                    Talk talk = talk(peer, exchange.call(calls), SETTLE);
                    delays(calls, peer, "to RTP", talk.toPlain().delay());
                    delays(calls, peer, "to SRTP", talk.toBrowser().delay());
                    exchange.hangUp();
                }
            }
        }

        @Override
        public long profiled(Recording recording) throws IOException {
            try (Exchange exchange = exchange(most())) {
                Talk talk = Talk.begin(exchange.call(most()), SETTLE);
                new AllocationGauge(generator, name(), peer).measure(talk, most());
                talk.close();
                long packets = talk.toPlain().sent() + talk.toBrowser().sent();
                Talk again = Talk.begin(exchange.pairs(), SETTLE);
                recording.begin();
                again.measure(generator.scale().profile());
                recording.end();
                again.close();
                exchange.hangUp();
                return packets;
            }
        }

        @Override
        public void close() {
            // each round ends its own calls
        }
    }

    private final class Direct implements Session {
        private final Peer nobody = new DirectPath(new InetSocketAddress(0));

        private List<MediaPair> pairs(int count) throws IOException {
            List<MediaPair> pairs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                pairs.add(MediaPair.direct(sockets));
            }
            return pairs;
        }

        @Override
        public void warmUp(Duration time) throws IOException {
            List<MediaPair> pairs = pairs(most());
            Talk.begin(pairs, time).close();
            pairs.forEach(MediaPair::close);
        }

        @Override
        public void round() throws IOException {
            for (int calls : generator.scale().bridged()) {
                Talk talk = measured(calls);
                direct.put("to RTP" + calls, talk.toPlain().delay());
                direct.put("to SRTP" + calls, talk.toBrowser().delay());
                figure(calls, nobody, Metric.LATENCY_P50, talk.toPlain().delay().micros(MEDIAN));
                figure(calls, nobody, Metric.LATENCY_P99, talk.toPlain().delay().micros(TAIL));
            }
            measured(CEILING * most());
        }

        private Talk measured(int calls) throws IOException {
            List<MediaPair> pairs = pairs(calls);
            Talk talk = talk(nobody, pairs, SETTLE);
            pairs.forEach(MediaPair::close);
            return talk;
        }

        @Override
        public long profiled(Recording recording) {
            return 0;
        }

        @Override
        public void close() {
            // each round closes its own sockets
        }
    }
}
