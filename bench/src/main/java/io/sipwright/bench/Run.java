package io.sipwright.bench;

import io.sipwright.bench.peer.JavaProbe;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.peer.PeerFactory;
import io.sipwright.bench.workload.Scale;
import io.sipwright.bench.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * One workload on all servers: first the generator alone, then a warm-up of each server, then rounds in alternating
 * order.
 */
final class Run {
    /** Share of the time that the compilers may still use when a Java server counts as warm. */
    private static final double SETTLED = 0.05;

    /** Parts of a warm-up after which the compilers are looked at. */
    private static final int SLICES = 3;

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
                if (peer.java().isPresent()) {
                    settle(session, peer.java().get());
                }
                peer.confine();
            }
            alternate(workload, sessions);
        } finally {
            sessions.forEach(Workload.Session::close);
            peers.forEach(Peer::close);
        }
    }

    /** Loads a Java server until its compilers have little left to do, or for at most {@link Scale#settling}. */
    private void settle(Workload.Session session, JavaProbe java) throws IOException {
        Duration slice = scale.warmUp().dividedBy(SLICES);
        long begin = System.nanoTime();
        long last = begin;
        Duration compiled = java.compiled();
        while (last - begin < scale.settling().toNanos()) {
            session.warmUp(slice);
            long now = System.nanoTime();
            Duration since = java.compiled();
            if (since.minus(compiled).toNanos() < SETTLED * (now - last)) {
                return;
            }
            compiled = since;
            last = now;
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
