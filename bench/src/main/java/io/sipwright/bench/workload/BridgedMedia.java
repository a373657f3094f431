package io.sipwright.bench.workload;

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
import java.util.List;

/**
 * DTLS-SRTP to RTP and back: calls of browsers to the trunk, set up by SIP over WSS, each with 50 packets a second in
 * each direction. The delay that a bridge adds is the delay of the path minus that of the generator's two ends
 * connected directly, with the same number of calls.
 */
public final class BridgedMedia implements Workload {
    private static final int CEILING = 4;

    private final Generator generator;
    private final MediaSockets sockets;
    private final TalkGauge gauge;

    public BridgedMedia(Generator generator, MediaSockets sockets) {
        this.generator = generator;
        this.sockets = sockets;
        this.gauge = new TalkGauge(generator, name());
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
    public Session open(Peer peer) throws IOException {
        return new Bridging(peer, new Exchange(generator.loop(), sockets, peer, most()));
    }

    @Override
    public Session openCeiling() {
        return new Direct();
    }

    private int most() {
        return generator.scale().bridged().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
    }

    private final class Bridging implements Session {
        private final Peer peer;
        private final Exchange exchange;

        Bridging(Peer peer, Exchange exchange) {
            this.peer = peer;
            this.exchange = exchange;
        }

        /** The calls stay established from here on; those that are not measured send nothing. */
        @Override
        public void warmUp(Duration time) throws IOException {
            Talk.begin(exchange.call(most()), time).close();
        }

        @Override
        public void round() throws IOException {
            for (int calls : generator.scale().bridged()) {
                gauge.bridged(peer, exchange.pairs().subList(0, calls));
            }
        }

        @Override
        public long profiled(Recording recording) throws IOException {
            Talk counted = Talk.begin(exchange.pairs(), TalkGauge.SETTLE);
            new AllocationGauge(generator, name(), peer).measure(counted, most());
            counted.close();
            Talk recorded = Talk.begin(exchange.pairs(), TalkGauge.SETTLE);
            recording.begin();
            recorded.measure(generator.scale().profile());
            recording.end();
            recorded.close();
            return recorded.toPlain().sent() + recorded.toBrowser().sent();
        }

        @Override
        public void close() {
            exchange.close();
        }
    }

    private final class Direct implements Session {
        private final Peer nobody = new DirectPath(new InetSocketAddress(0), new InetSocketAddress(0));

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
                measure(calls);
            }
            measure(CEILING * most());
        }

        private void measure(int calls) throws IOException {
            List<MediaPair> pairs = pairs(calls);
            gauge.direct(nobody, pairs);
            pairs.forEach(MediaPair::close);
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
