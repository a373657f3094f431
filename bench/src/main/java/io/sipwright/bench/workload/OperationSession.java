package io.sipwright.bench.workload;

import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.sip.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One server under a workload of operations. */
final class OperationSession implements Workload.Session {
    private final Gauge gauge;
    private final Peer peer;
    private final List<? extends Operation> operations;
    private final Runnable end;

    OperationSession(Gauge gauge, Peer peer, List<? extends Operation> operations, Runnable end) {
        this.gauge = gauge;
        this.peer = peer;
        this.operations = operations;
        this.end = end;
    }

    /** The same session; closing it also closes its server. */
    static Workload.Session closing(Workload.Session session, Peer peer) {
        return new Workload.Session() {
            @Override
            public void warmUp(Duration time) throws IOException {
                session.warmUp(time);
            }

            @Override
            public void round() throws IOException {
                session.round();
            }

            @Override
            public long profiled(Workload.Recording recording) throws IOException {
                return session.profiled(recording);
            }

            @Override
            public void close() {
                session.close();
                peer.close();
            }
        };
    }

    @Override
    public void warmUp(Duration time) {
        gauge.warmUp(operations, time);
    }

    @Override
    public void round() throws IOException {
        gauge.round(peer, operations);
    }

    @Override
    public long profiled(Workload.Recording recording) throws IOException {
        return gauge.profiled(operations, recording);
    }

    @Override
    public void close() {
        end.run();
    }
}
