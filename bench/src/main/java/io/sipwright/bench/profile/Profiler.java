package io.sipwright.bench.profile;

import io.sipwright.bench.peer.JavaProbe;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.peer.PeerFactory;
import io.sipwright.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs one workload again on a fresh server with a flight recorder. These figures are not in the table. */
public final class Profiler {
    private final PeerFactory server;
    private final Path folder;
    private final Duration warmUp;

    /** @param folder where the recordings stay */
    public Profiler(PeerFactory server, Path folder, Duration warmUp) {
        this.server = server;
        this.warmUp = warmUp;
        this.folder = folder;
    }

    public Profile of(Workload workload) throws IOException {
        Path file = folder.resolve(workload.name() + ".jfr");
        try (Peer peer = server.start();
                Workload.Session session = workload.open(peer)) {
            session.warmUp(warmUp);
            peer.confine();
            JavaProbe java = peer.java().orElseThrow(() -> new IOException(peer.name() + " is no Java process"));
            FlightRecording recording = new FlightRecording(java, file);
            long operations = session.profiled(recording);
            return Profile.read(file, operations == 0 ? 0 : (double) recording.allocated() / operations);
        }
    }
}
