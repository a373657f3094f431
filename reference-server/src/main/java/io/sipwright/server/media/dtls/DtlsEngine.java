package io.sipwright.server.media.dtls;

import io.sipwright.server.sdp.Fingerprint;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One certificate and a bounded pool for all associations of a server. Thread-safe. */
public final class DtlsEngine implements AutoCloseable {
    private final DtlsIdentity identity;
    private final DtlsSettings settings;
    private final ExecutorService pool;

    public DtlsEngine(DtlsIdentity identity, DtlsSettings settings) {
        this.identity = identity;
        this.settings = settings;
        this.pool = pool(settings.threads());
    }

    /** The fingerprint to announce. */
    public Fingerprint fingerprint() {
        return identity.fingerprint();
    }

    /** A new association; nothing is sent before {@link DtlsAssociation#start()} or the peer's first record. */
    public DtlsAssociation associate(DtlsRole role, List<Fingerprint> peer, DatagramSink out, DtlsListener listener) {
        PeerCertificate certificate = new PeerCertificate(List.copyOf(peer));
        Handshake handshake = role == DtlsRole.ACTIVE
                ? Handshake.active(new ActivePeer(identity, certificate, settings))
                : Handshake.passive(new PassivePeer(identity, certificate, settings));
        return new DtlsAssociation(role, handshake, new RecordQueue(out), pool, listener);
    }

    /** Ends the pool's threads; associations must have been closed before. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static ExecutorService pool(int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "dtls-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
