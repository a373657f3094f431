package io.sipwright.bench;

import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.peer.PeerFactory;
import io.sipwright.bench.workload.Scale;
import io.sipwright.bench.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * One workload on all servers: first the generator alone, then a warm-up of each server, then rounds in alternating
 * order.
 */
final class Run {
    private final List<PeerFactory> factories;
    private final Scale scale;
    private final Consumer<String> progress;
    private final Rounds rounds;

    Run(List<PeerFactory> factories, Scale scale, Consumer<String> progress, Rounds rounds) {
        this.factories = factories;
        this.scale = scale;
        this.progress = progress;
        this.rounds = rounds;
    }

    /** Called after each round, so that an interrupted run keeps its figures. */
    interface Rounds {
        void ended() throws IOException;
    }

    void measure(Workload workload) throws IOException {
        progress.accept(workload.name() + ": " + workload.words());
        progress.accept(workload.name() + ": the generator alone");
        try (Workload.Session ceiling = workload.openCeiling()) {
            ceiling.warmUp(scale.shortWarmUp());
            ceiling.round();
        }
        List<Peer> peers = new ArrayList<>();
        List<Workload.Session> sessions = new ArrayList<>();
        try {
            for (PeerFactory factory : factories) {
                progress.accept(workload.name() + ": warming up " + factory.name());
                Peer peer = factory.start();
                peers.add(peer);
                Workload.Session session = workload.open(peer);
                sessions.add(session);
                session.warmUp(peer.java().isPresent() ? scale.warmUp() : scale.shortWarmUp());
                peer.confine();
            }
            alternate(workload, sessions);
        } finally {
            sessions.forEach(Workload.Session::close);
            peers.forEach(Peer::close);
        }
    }

    private void alternate(Workload workload, List<Workload.Session> sessions) throws IOException {
        List<Workload.Session> order = new ArrayList<>(sessions);
        int all = workload.once() ? 1 : scale.rounds();
        for (int round = 1; round <= all; round++) {
            progress.accept("%s: round %d of %d".formatted(workload.name(), round, all));
            for (Workload.Session session : order) {
                session.round();
            }
            Collections.reverse(order);
            rounds.ended();
        }
    }
}
