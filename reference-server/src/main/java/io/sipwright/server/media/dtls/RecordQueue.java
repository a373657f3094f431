package io.sipwright.server.media.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/** Datagrams between the receiving thread and the handshake's thread. It blocks only while a handshake wants it to. */
final class RecordQueue implements DatagramTransport {
    /** Smaller than the least MTU that a browser's path has (RFC 8261 §5 uses the same). */
    private static final int SEND_LIMIT = 1200;

    private static final int RECEIVE_LIMIT = 1500;
    private static final int CAPACITY = 64;
    private static final byte[] CLOSED = new byte[0];

    private final BlockingQueue<byte[]> records = new ArrayBlockingQueue<>(CAPACITY);
    private final DatagramSink out;
    private volatile boolean patient = true;
    private volatile boolean heard = true;
    private volatile long silentUntil;
    private volatile boolean closed;

    RecordQueue(DatagramSink out) {
        this.out = out;
    }

    /** Takes a record; when the queue is full it is dropped like a datagram that was lost. */
    void offer(byte[] datagram) {
        if (!closed && !records.offer(datagram)) {
            records.poll();
            records.offer(datagram);
        }
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** A run begins; a peer that says nothing for so long ends it with {@link NoFirstFlightException}. */
    void begin(Duration firstFlight) {
        heard = !records.isEmpty();
        silentUntil = System.nanoTime() + firstFlight.toNanos();
    }

    /** The handshake is over: from now on an empty queue is no reason to wait. */
    void stopWaiting() {
        patient = false;
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] target, int offset, int length, int waitMillis) throws IOException {
        byte[] datagram = next(waitMillis);
        if (closed) {
            throw new IOException("the session has ended");
        }
        if (datagram == null) {
            if (patient && !heard && silentUntil - System.nanoTime() <= 0) {
                throw new NoFirstFlightException();
            }
            return -1;
        }
        heard = true;
        int size = Math.min(length, datagram.length);
        System.arraycopy(datagram, 0, target, offset, size);
        return size;
    }

    private byte @Nullable [] next(int waitMillis) throws IOException {
        try {
            return patient ? records.poll(patience(waitMillis), TimeUnit.NANOSECONDS) : records.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for DTLS").initCause(e);
        }
    }

    private long patience(int waitMillis) {
        long wait = TimeUnit.MILLISECONDS.toNanos(waitMillis);
        return heard ? wait : Math.min(wait, Math.max(silentUntil - System.nanoTime(), 0));
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        if (!closed) {
            out.send(bytes, offset, length);
        }
    }

    @Override
    public void close() {
        closed = true;
        records.clear();
        records.offer(CLOSED);
    }

    /** The peer has not said anything yet: no failure, but no reason to hold a thread either. */
    static final class NoFirstFlightException extends IOException {
        private static final long serialVersionUID = 1L;

        NoFirstFlightException() {
            super("the peer has not answered the first flight");
        }
    }
}
