package io.sipwright.bench.workload;

import io.sipwright.bench.figure.Figure;
import io.sipwright.bench.figure.MemoryUse;
import io.sipwright.bench.figure.Metric;
import io.sipwright.bench.peer.JavaProbe;
import io.sipwright.bench.peer.NullServer;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.sip.Agent;
import io.sipwright.bench.sip.Operation;
import io.sipwright.bench.sip.Outcomes;
import io.sipwright.bench.sip.Phones;
import io.sipwright.bench.sip.WssLink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Memory of WebSockets over TLS that are registered and then idle: the growth of a server that has served some before.
 * For a Java server, whose heap was touched completely at the start, the growth of the live heap after a full
 * collection is added to the growth of the process.
 */
public final class IdleConnections implements Workload {
    private static final double KIB = 1_024;
    private static final int LIMIT_SECONDS = 10;

    private final Generator generator;
    private final NullServer nobody;

    public IdleConnections(Generator generator, NullServer nobody) {
        this.generator = generator;
        this.nobody = nobody;
    }

    @Override
    public String name() {
        return "idle-wss";
    }

    @Override
    public String words() {
        return "registered, idle WSS connections";
    }

    @Override
    public boolean once() {
        return true;
    }

    @Override
    public Session open(Peer peer) {
        return new Idling(peer);
    }

    @Override
    public Session openCeiling() throws IOException {
        Peer peer = nobody.start();
        return OperationSession.closing(open(peer), peer);
    }

    /** Memory at one moment, in KiB. */
    private record Memory(double process, double heap) {
        static Memory of(Peer peer) throws IOException {
            Optional<JavaProbe> java = peer.java();
            double heap = java.isPresent() ? java.get().liveHeap() / KIB : 0;
            return new Memory(MemoryUse.pssKib(peer.pids()), heap);
        }

        Memory since(Memory before, int connections) {
            return new Memory((process - before.process) / connections, (heap - before.heap) / connections);
        }
    }

    private final class Idling implements Session {
        private final Peer peer;
        private final List<WssLink> links = new ArrayList<>();

        Idling(Peer peer) {
            this.peer = peer;
        }

        @Override
        public void warmUp(Duration time) throws IOException {
            upTo(generator.scale().phones());
            Memory.of(peer); // the management connection takes memory too
        }

        @Override
        public void round() throws IOException {
            Memory before = Memory.of(peer);
            for (int connections : generator.scale().connections()) {
                upTo(generator.scale().phones() + connections);
                Memory each = Memory.of(peer).since(before, connections);
                record(connections, Metric.PSS_PER_CONNECTION, each.process() + each.heap());
                if (peer.java().isPresent()) {
                    record(connections, Metric.HEAP_PER_CONNECTION, each.heap());
                }
            }
        }

        private void record(int connections, Metric metric, double value) {
            String phase = connections + " connections";
            generator.figures().add(new Figure(name(), phase, peer.name(), metric, value));
        }

        private void upTo(int count) throws IOException {
            int first = links.size();
            List<WssLink> fresh = Phones.wss(generator.loop(), peer, first, count - first);
            links.addAll(fresh);
            for (int i = 0; i < fresh.size(); i++) {
                register(new Agent(generator.loop(), fresh.get(i)).registration(Phones.account(first + i)));
            }
        }

        private void register(Operation phone) throws IOException {
            CompletableFuture<Void> done = new CompletableFuture<>();
            generator.loop().execute(() -> phone.start(Outcomes.completing(done)));
            try {
                done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("a phone was not registered: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while a phone registered", e);
            }
        }

        @Override
        public long profiled(Recording recording) throws IOException {
            int fresh = generator.scale().connections().get(0);
            recording.begin();
            upTo(links.size() + fresh);
            recording.end();
            return fresh;
        }

        @Override
        public void close() {
            links.forEach(WssLink::close);
        }
    }
}
