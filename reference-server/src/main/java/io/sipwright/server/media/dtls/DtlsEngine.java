package io.sipwright.server.media.dtls;

import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sdp.Fingerprint;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate and the thread pool of all associations of a server. Thread-safe. */
public final class DtlsEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DtlsEngine.class);
    private static final int ABSORBERS = 2;

    private final DtlsIdentity identity;
    private final DtlsSettings settings;
    private final HalfOpenHandshakes halfOpen;
    private final ExecutorService handshakes;
    private final ScheduledThreadPoolExecutor timer;

    /** @param counters of limits that are reached */
    public DtlsEngine(DtlsIdentity identity, DtlsSettings settings, LimitCounters counters) {
        this.identity = identity;
        this.settings = settings;
        this.halfOpen = new HalfOpenHandshakes(settings, counters);
        this.handshakes = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads("dtls-"));
        this.timer = new ScheduledThreadPoolExecutor(ABSORBERS, threads("dtls-late-"));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The fingerprint to announce. */
    public Fingerprint fingerprint() {
        return identity.fingerprint();
    }

    /**
     * A new association; nothing is sent before {@link DtlsAssociation#start()} or the peer's first record.
     *
     * @param owner the owner of the half-open handshake, for its limit
     */
    public DtlsAssociation associate(
            DtlsRole role, List<Fingerprint> peer, String owner, DatagramSink out, DtlsListener listener) {
        List<Fingerprint> announced = List.copyOf(peer);
        Handshake.Attempt attempt = () -> new SrtpHandshake(identity, new PeerCertificate(announced), settings);
        Handshake handshake = role == DtlsRole.ACTIVE ? Handshake.active(attempt) : Handshake.passive(attempt);
        return new DtlsAssociation(role, handshake, new RecordQueue(out), new Slots(owner), listener);
    }

    /** Ends the threads; associations must have been closed before. */
    @Override
    public void close() {
        handshakes.shutdownNow();
        timer.shutdownNow();
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The engine's services for one association. */
    final class Slots {
        private final String owner;

        private Slots(String owner) {
            this.owner = owner;
        }

        DtlsSettings settings() {
            return settings;
        }

        /**
         * Runs a handshake on a thread of its own; false when too many are half open.
         *
         * @param giveWay ends it when others need its place; on another thread
         */
        boolean handshake(Runnable task, Runnable giveWay) {
            var entry = new HalfOpenHandshakes.Entry(owner, System.nanoTime(), () -> after(0, giveWay));
            if (!halfOpen.enter(entry)) {
                return false;
            }
            try {
                handshakes.execute(() -> {
                    try {
                        task.run();
                    } finally {
                        halfOpen.leave(entry);
                    }
                });
            } catch (RejectedExecutionException e) {
                halfOpen.leave(entry);
                LOG.debug("the server is closing, a DTLS handshake is left out");
            }
            return true;
        }

        /** Runs a short task, now or later. */
        void after(long millis, Runnable task) {
            try {
                timer.schedule(task, millis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("the server is closing, a DTLS task is left out");
            }
        }
    }
}
