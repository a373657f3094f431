package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/** Connects the event loop, which must not block, with the library's handshake, which does. Safe for both threads. */
final class DatagramQueue implements DatagramTransport {
    private static final int RECEIVE_LIMIT = 1500;
    /** Fits a path of 1280 bytes with IPv6, UDP and TURN headers, as in browsers. */
    private static final int SEND_LIMIT = 1200;

    private static final int MOST_WAITING = 256;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Consumer<byte[]> out;
    private volatile boolean closed;

    DatagramQueue(Consumer<byte[]> out) {
        this.out = out;
    }

    /** Queues a received datagram; dropped if too many wait, as by a socket. */
    boolean offer(byte[] datagram) {
        return waiting.offer(datagram);
    }

    /** Forgets what has not been taken. */
    void clear() {
        waiting.clear();
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
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        byte[] datagram = poll(waitMillis);
        if (closed && (datagram == null || datagram == END)) { // datagrams from before the end are still delivered
            throw new InterruptedIOException("the peer connection was closed");
        }
        if (datagram == null) {
            return -1;
        }
        int taken = Math.min(length, datagram.length);
        System.arraycopy(datagram, 0, buffer, offset, taken);
        return taken;
    }

    private byte @Nullable [] poll(int waitMillis) throws IOException {
        try {
            return waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the handshake was interrupted");
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        out.accept(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    /** Called by the library at the end of the connection, and to end a waiting handshake. */
    @Override
    public void close() {
        closed = true;
        waiting.offer(END);
    }

    boolean holdsMore() {
        return !closed && !waiting.isEmpty();
    }

    boolean closed() {
        return closed;
    }
}
