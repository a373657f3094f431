package io.sipwright.server.media.bridge;

import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps a few DTLS records from before their source was validated or the fingerprint was known (MED-012 · RFC 8842
 * §5.2), so that an early ClientHello need not be repeated. Thread-safe.
 */
final class EarlyRecords {
    private static final int LIMIT = 8;

    private final Deque<Early> kept = new ArrayDeque<>();

    private record Early(SocketAddress from, byte[] record) {}

    synchronized void keep(byte[] bytes, int offset, int length, SocketAddress from) {
        if (kept.size() == LIMIT) {
            kept.removeFirst();
        }
        kept.addLast(new Early(from, Arrays.copyOfRange(bytes, offset, offset + length)));
    }

    /** Passes on, in order, the records from addresses that are now trusted. */
    synchronized void release(Predicate<SocketAddress> trusted, Consumer<byte[]> taker) {
        for (Iterator<Early> each = kept.iterator(); each.hasNext(); ) {
            Early early = each.next();
            if (trusted.test(early.from)) {
                each.remove();
                taker.accept(early.record);
            }
        }
    }
}
