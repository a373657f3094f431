package io.sipwright.server.media.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One DTLS association. It borrows a thread of the pool for its handshake, and afterwards only for the moment in which a
 * late record (a retransmission, an alert) is answered. Thread-safe; nothing here blocks the caller.
 */
public final class DtlsAssociation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DtlsAssociation.class);
    private static final int MOMENT_MILLIS = 1;

    private final DtlsRole role;
    private final Handshake handshake;
    private final RecordQueue records;
    private final Executor pool;
    private final DtlsListener listener;
    private final ChangeCipherSpecGate cipherChange = new ChangeCipherSpecGate();
    private final AtomicReference<State> state = new AtomicReference<>(new Waiting());

    DtlsAssociation(DtlsRole role, Handshake handshake, RecordQueue records, Executor pool, DtlsListener listener) {
        this.role = role;
        this.handshake = handshake;
        this.records = records;
        this.pool = pool;
        this.listener = listener;
    }

    public DtlsRole role() {
        return role;
    }

    /** The path is open. The active side sends its ClientHello now, the passive side goes on waiting. */
    public void start() { // MED-011 · RFC 8842 §5.3
        if (role == DtlsRole.ACTIVE) {
            begin();
        }
    }

    /** A DTLS datagram from a validated address; copied. */
    public void receive(byte[] bytes, int offset, int length) {
        byte[] datagram = Arrays.copyOfRange(bytes, offset, offset + length);
        int readable = role == DtlsRole.PASSIVE ? cipherChange.readable(datagram) : length;
        if (readable > 0) {
            records.offer(readable == length ? datagram : Arrays.copyOf(datagram, readable));
        }
        State now = state.get();
        if (now instanceof Waiting && role == DtlsRole.PASSIVE) {
            begin();
        } else if (now instanceof Established established) {
            serve(established);
        }
    }

    /** Wakes and ends a running handshake without a report. */
    @Override
    public void close() {
        state.set(new Closed());
        records.close();
    }

    private void begin() {
        State now = state.get();
        if (now instanceof Waiting && state.compareAndSet(now, new Handshaking())) {
            submit(this::shakeHands);
        }
    }

    private void shakeHands() {
        try {
            Handshake.Outcome outcome = handshake.run(records);
            records.stopWaiting();
            Established established = new Established(outcome.transport());
            if (advance(established)) {
                listener.established(outcome.keys());
                serve(established);
            }
        } catch (IOException | RuntimeException e) {
            if (advance(new Closed())) {
                listener.failed(reason(e));
            }
        }
    }

    /** From handshaking onwards, unless it was closed meanwhile. */
    private boolean advance(State next) {
        State now = state.get();
        return now instanceof Handshaking && state.compareAndSet(now, next);
    }

    private void serve(Established established) {
        if (!records.isEmpty()) {
            submit(() -> absorb(established.transport));
        }
    }

    private void absorb(DTLSTransport transport) {
        byte[] target = new byte[records.getReceiveLimit()];
        synchronized (transport) {
            try {
                while (!records.isEmpty()) {
                    transport.receive(target, 0, target.length, MOMENT_MILLIS); // RFC 6347 §4.2.4
                }
            } catch (IOException e) {
                LOG.debug("the DTLS association was closed by its peer: {}", e.getMessage());
                close();
            }
        }
    }

    private void submit(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the server is closing, a DTLS task is left out");
        }
    }

    private static String reason(Exception e) {
        if (e instanceof TlsTimeoutException) {
            return "the DTLS handshake did not complete in time";
        }
        String who = e instanceof TlsFatalAlertReceived
                ? "the peer refused the DTLS handshake: "
                : "DTLS handshake failed: ";
        return who + e.getMessage();
    }

    private sealed interface State permits Waiting, Handshaking, Established, Closed {}

    private static final class Waiting implements State {}

    private static final class Handshaking implements State {}

    private static final class Closed implements State {}

    private static final class Established implements State {
        private final DTLSTransport transport;

        private Established(DTLSTransport transport) {
            this.transport = transport;
        }
    }
}
