package io.sipwright.bench.workload;

import io.sipwright.bench.figure.Figure;
import io.sipwright.bench.figure.Metric;
import io.sipwright.bench.media.Talk;
import io.sipwright.bench.peer.JavaProbe;
import io.sipwright.bench.peer.Peer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures what the packet threads of a Java server allocate per packet. */
final class AllocationGauge {
    /** Names of the packet threads: of the plain sockets and of the ICE port. */
    private static final List<String> PACKET_THREADS = List.of("media-plain", "media-ice");

    private final Generator generator;
    private final String workload;
    private final Peer peer;

    AllocationGauge(Generator generator, String workload, Peer peer) {
        this.generator = generator;
        this.workload = workload;
        this.peer = peer;
    }

    /** Measures as long as a profile does and records one figure per packet thread. */
    void measure(Talk talk, int calls) throws IOException {
        Optional<JavaProbe> java = peer.java();
        Map<String, Long> before = java.isPresent() ? java.get().allocated() : Map.of();
        talk.measure(generator.scale().profile());
        Map<String, Long> after = java.isPresent() ? java.get().allocated() : Map.of();
        long toPlain = talk.toPlain().sent();
        long toBrowser = talk.toBrowser().sent();
        after.forEach((thread, bytes) -> {
            long passed = thread.equals("media-plain") ? toBrowser : toPlain;
            if (PACKET_THREADS.contains(thread) && passed > 0) {
                double perPacket = (double) (bytes - before.getOrDefault(thread, 0L)) / passed;
                String phase = calls + " calls, thread " + thread;
                generator
                        .figures()
                        .add(new Figure(workload, phase, peer.name(), Metric.ALLOCATED_PER_PACKET, perPacket));
            }
        });
    }
}
