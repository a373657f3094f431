package io.sipwright.server.media.bridge;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where a plain leg's packets come from and go to. Until it is locked it follows the source it hears; it locks at once on
 * the address that the SDP announced, otherwise on a source that sent five packets in a row. Only signalling unlocks it
 * (MED-033 · RFC 7362 §4, RFC 4961 §4). Thread-safe.
 */
final class SourceLock {
    private static final int ENOUGH = 5;

    private final AtomicReference<State> state = new AtomicReference<>(new Locked(null));

    /** Signalling named an address: begin to learn anew. */
    void announce(InetSocketAddress address) {
        state.set(new Learning(address, address, 0));
    }

    /** Signalling wants nothing sent and nothing heard. */
    void silence() {
        state.set(new Locked(null));
    }

    /** Whether a packet from this source belongs to the leg; learns from it. */
    boolean accept(InetSocketAddress source) {
        State now = state.get();
        if (now instanceof Learning learning) {
            state.compareAndSet(now, learning.heard(source)); // signalling that comes between wins
            return true;
        }
        return source.equals(now.destination());
    }

    /** Where to send; null when nowhere. */
    @Nullable InetSocketAddress destination() {
        return state.get().destination();
    }

    private sealed interface State permits Learning, Locked {
        @Nullable InetSocketAddress destination();
    }

    private record Locked(@Nullable InetSocketAddress destination) implements State {}

    private record Learning(InetSocketAddress announced, InetSocketAddress destination, int inARow) implements State {
        State heard(InetSocketAddress source) {
            if (source.equals(announced)) {
                return new Locked(source);
            }
            int row = source.equals(destination) ? inARow + 1 : 1;
            return row >= ENOUGH ? new Locked(source) : new Learning(announced, source, row);
        }
    }
}
