package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One DTLS association. The library blocks, so it runs on a pool: one task for the handshake, afterwards one short task
 * for each datagram (a repeated last flight, an alert). Safe for any thread.
 */
public final class DtlsSession {
    private static final Logger LOG = LoggerFactory.getLogger(DtlsSession.class);

    /** Receives the end of the handshake and of the association; called on a thread of the pool. */
    public interface Observer {
        void connected(SrtpKeys keys);

        void failed(String cause);

        /** The far side has ended the association with close_notify. */
        void closed();
    }

    private final DtlsTerms terms;
    private final Executor pool;
    private final Observer observer;
    private final ClientHellos hellos;
    private final DatagramQueue queue;
    private final AtomicReference<DtlsState> state = new AtomicReference<>(DtlsState.NEW);
    private volatile @Nullable DTLSTransport connection;
    private volatile boolean abandoned;

    public DtlsSession(DtlsTerms terms, Executor pool, Consumer<byte[]> out, ClientHellos hellos, Observer observer) {
        this.terms = terms;
        this.pool = pool;
        this.hellos = hellos;
        this.observer = observer;
        this.queue = new DatagramQueue(datagram -> {
            hellos.sent(datagram);
            out.accept(datagram);
        });
    }

    public DtlsState state() {
        return Objects.requireNonNull(state.get());
    }

    public DtlsRole role() {
        return terms.role();
    }

    /** Starts the handshake; does nothing if it has been started. */
    public void start() {
        if (state.compareAndSet(DtlsState.NEW, DtlsState.CONNECTING)) {
            pool.execute(this::shake);
        }
    }

    /** Takes a datagram that is for DTLS (first byte 20 to 63, RFC 7983 §7). */
    public void receive(byte[] datagram) {
        hellos.received(datagram);
        if (state.get() == DtlsState.NEW) {
            queue.clear(); // as browsers do: of the ClientHellos that come too early the newest counts
        }
        if (queue.offer(datagram) && connection != null) {
            pool.execute(this::drain);
        }
    }

    /** Sends close_notify if the association is established, and ends a waiting handshake. */
    public void close() {
        DtlsState before = state.getAndUpdate(now -> now == DtlsState.FAILED ? now : DtlsState.CLOSED);
        DTLSTransport open = connection;
        if (before == DtlsState.CONNECTED && open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("close_notify was not sent: {}", e.getMessage());
            }
        }
        queue.close();
    }

    /** The tab was closed: sends nothing and reports nothing. */
    public void abandon() {
        abandoned = true;
        state.set(DtlsState.CLOSED);
        queue.close();
    }

    private void shake() {
        SrtpHandshake handshake = SrtpHandshake.of(terms);
        try {
            connection = handshake.run(queue);
        } catch (IOException | RuntimeException e) {
            boolean cutOff = e instanceof InterruptedIOException && state.get() == DtlsState.CLOSED;
            if (cutOff) {
                unfinished();
            } else {
                fail(cause(e));
            }
            return;
        }
        if (state.compareAndSet(DtlsState.CONNECTING, DtlsState.CONNECTED)) {
            observer.connected(handshake.keys());
            drain();
        }
    }

    /** Lets the library answer a repeated flight and process alerts; the library is not thread-safe. */
    private synchronized void drain() {
        DTLSTransport open = connection;
        byte[] data = new byte[queue.getReceiveLimit()];
        try {
            while (open != null && state.get() == DtlsState.CONNECTED && queue.holdsMore()) {
                open.receive(data, 0, data.length, 1);
            }
        } catch (IOException e) {
            if (!queue.closed()) {
                fail(cause(e));
            }
        }
        // On close_notify the library closes its transport, which is the queue.
        if (queue.closed() && state.compareAndSet(DtlsState.CONNECTED, DtlsState.CLOSED)) {
            observer.closed();
        }
    }

    private void fail(String cause) {
        if (!abandoned && state.getAndSet(DtlsState.FAILED) != DtlsState.FAILED) {
            observer.failed("dtls: " + cause);
        }
    }

    private void unfinished() {
        if (!abandoned) {
            observer.failed("dtls: the call ended before the handshake was over");
        }
    }

    private static String cause(Exception e) {
        if (e instanceof TlsFatalAlertReceived alert) {
            return "the far side sent alert " + AlertDescription.getName(alert.getAlertDescription());
        }
        if (e instanceof TlsFatalAlert alert) {
            return alert.getMessage() == null
                    ? AlertDescription.getName(alert.getAlertDescription())
                    : alert.getMessage();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
