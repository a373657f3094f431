package io.sipwright.server.media.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One DTLS association. It uses a thread for its handshake, and later only to answer a late record (a retransmission,
 * an alert). If the peer is silent, the thread is returned after a while; the association then waits for a ClientHello,
 * or sends its own again. Thread-safe; nothing here blocks the caller.
 */
public final class DtlsAssociation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DtlsAssociation.class);
    private static final int MOMENT_MILLIS = 1;
    private static final int AGAIN_MILLIS = 500;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int EPOCH_AT = 4;
    private static final int HELLO_AT = 13;

    private final DtlsRole role;
    private final Handshake handshake;
    private final RecordQueue records;
    private final DtlsEngine.Slots engine;
    private final DtlsListener listener;
    private final ChangeCipherSpecGate cipherChange = new ChangeCipherSpecGate();
    private final AtomicLong started = new AtomicLong();
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicReference<State> state = new AtomicReference<>(new Waiting());

    DtlsAssociation(
            DtlsRole role, Handshake handshake, RecordQueue records, DtlsEngine.Slots engine, DtlsListener listener) {
        this.role = role;
        this.handshake = handshake;
        this.records = records;
        this.engine = engine;
        this.listener = listener;
    }

    public DtlsRole role() {
        return role;
    }

    /** The path is open. The active side sends its ClientHello now, the passive side keeps waiting. */
    public void start() { // MED-011 · RFC 8842 §5.3
        if (role == DtlsRole.ACTIVE && started.compareAndSet(0, System.nanoTime() | 1)) {
            begin();
        }
    }

    /** A DTLS datagram from a validated address; copied. */
    public void receive(byte[] bytes, int offset, int length) {
        State now = state.get();
        if (now instanceof Waiting && !beginsHandshake(bytes, offset, length)) {
            return;
        }
        byte[] datagram = Arrays.copyOfRange(bytes, offset, offset + length);
        int readable = role == DtlsRole.PASSIVE ? cipherChange.readable(datagram) : length;
        if (readable > 0) {
            records.offer(readable == length ? datagram : Arrays.copyOf(datagram, readable));
        }
        if (now instanceof Waiting && role == DtlsRole.PASSIVE) {
            begin();
        } else if (now instanceof Established established) {
            serve(established);
        }
    }

    /** Whether a handshake is complete. */
    public boolean established() {
        return state.get() instanceof Established;
    }

    /** Ends a running handshake without calling the listener. */
    @Override
    public void close() {
        state.set(new Closed());
        records.close();
    }

    /** A passive end starts only on a ClientHello, an active one that has sent its own accepts any answer. */
    private boolean beginsHandshake(byte[] bytes, int offset, int length) {
        boolean handshakeRecord = length > HELLO_AT && bytes[offset] == HANDSHAKE && bytes[offset + EPOCH_AT] == 0;
        return role == DtlsRole.PASSIVE && handshakeRecord && bytes[offset + HELLO_AT] == CLIENT_HELLO;
    }

    private void begin() {
        State now = state.get();
        Handshaking begun = new Handshaking();
        if (!(now instanceof Waiting) || !state.compareAndSet(now, begun)) {
            return;
        }
        if (!engine.handshake(this::shakeHands, () -> giveWay(begun))) { // SEC-003: too many are half open
            advance(new Waiting());
            askAgain("too many DTLS handshakes are half open");
        }
    }

    /** Others wait for its thread, and its peer has had the time that a handshake takes (SEC-003). */
    private void giveWay(Handshaking begun) {
        if (state.compareAndSet(begun, new Closed())) {
            records.close();
            listener.failed("the DTLS handshake was not complete while others waited for its place");
        }
    }

    private void shakeHands() {
        try {
            RecordQueue.Run run = records.run(engine.settings().firstFlight());
            Handshake.Outcome outcome = handshake.run(run);
            run.stopWaiting();
            Established established = new Established(outcome.transport());
            if (advance(established)) {
                listener.established(outcome.keys());
                serve(established);
            }
        } catch (RecordQueue.NoFirstFlightException silent) { // SEC-003: it returns its thread
            silences.incrementAndGet();
            if (advance(new Waiting())) {
                askAgain("the DTLS handshake did not complete in time");
            }
        } catch (IOException | RuntimeException e) {
            boolean answeredAnOlderHello = e instanceof TlsFatalAlertReceived && silences.get() > 0;
            if (answeredAnOlderHello && advance(new Waiting())) {
                askAgain(reason(e));
            } else if (advance(new Closed())) {
                listener.failed(reason(e));
            }
        }
    }

    /** The active end repeats its ClientHello until its time is over; the passive one waits for a ClientHello. */
    private void askAgain(String orElse) {
        long limit = engine.settings().handshakeTimeout().toNanos();
        if (role == DtlsRole.PASSIVE) {
            LOG.debug("a DTLS handshake waits for a ClientHello");
        } else if (System.nanoTime() - started.get() < limit) {
            engine.after(AGAIN_MILLIS, this::begin);
        } else {
            State now = state.get();
            if (now instanceof Waiting && state.compareAndSet(now, new Closed())) {
                listener.failed(orElse);
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
            engine.after(0, () -> absorb(established.transport));
        }
    }

    private void absorb(DTLSTransport transport) {
        byte[] target = new byte[RecordQueue.Run.RECEIVE_LIMIT];
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
