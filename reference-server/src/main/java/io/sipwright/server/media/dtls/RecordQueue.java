package io.sipwright.server.media.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/** Datagrams between the receiving thread and the threads of an association's handshakes, which run one after the other. */
final class RecordQueue {
    private static final int CAPACITY = 64;
    private static final byte[] CLOSED = new byte[0];

    private final BlockingQueue<byte[]> records = new ArrayBlockingQueue<>(CAPACITY);
    private final DatagramSink out;
    private volatile boolean closed;

    RecordQueue(DatagramSink out) {
        this.out = out;
    }

    /** Queues a record; if the queue is full it is dropped, like a lost datagram. */
    void offer(byte[] datagram) {
        if (!closed && !records.offer(datagram)) {
            records.poll();
            records.offer(datagram);
        }
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /**
     * The transport of one handshake; a peer that is silent for this long ends it with {@link NoFirstFlightException}.
     */
    Run run(Duration firstFlight) {
        return new Run(System.nanoTime() + firstFlight.toNanos());
    }

    /** Closes the queue and wakes waiting threads. */
    void close() {
        closed = true;
        records.clear();
        records.offer(CLOSED);
    }

    /** The peer has sent nothing yet: not a failure, but the thread is returned. */
    static final class NoFirstFlightException extends IOException {
        private static final long serialVersionUID = 1L;

        NoFirstFlightException() {
            super("the peer has not answered the first flight");
        }
    }

    /** The queue for one handshake. It blocks only during the handshake. */
    final class Run implements DatagramTransport {
        /** Smaller than the smallest path MTU of browsers (RFC 8261 §5 uses the same). */
        private static final int SEND_LIMIT = 1200;

        static final int RECEIVE_LIMIT = 1500;

        private final long silentUntil;
        private volatile boolean patient = true;
        private volatile boolean over;
        private boolean heard;

        private Run(long silentUntil) {
            this.silentUntil = silentUntil;
        }

        /** The handshake is complete: from now on an empty queue does not block. */
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
                    over = true; // the library would send an alert
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
            if (!closed && !over) {
                out.send(bytes, offset, length);
            }
        }

        /** The library closes it after a failure; the queue may serve another run. */
        @Override
        public void close() {
            over = true;
        }
    }
}
