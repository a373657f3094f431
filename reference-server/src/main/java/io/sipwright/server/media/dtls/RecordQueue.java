package io.sipwright.server.media.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
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
            return -1;
        }
        int size = Math.min(length, datagram.length);
        System.arraycopy(datagram, 0, target, offset, size);
        return size;
    }

    private byte @Nullable [] next(int waitMillis) throws IOException {
        try {
            return patient ? records.poll(waitMillis, TimeUnit.MILLISECONDS) : records.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for DTLS").initCause(e);
        }
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
}
