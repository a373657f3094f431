package io.sipwright.server.media.bridge;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a plain leg's packets come from and go to. Until it is locked it follows the source it hears; it locks at once on
 * the address that the SDP announced, otherwise on a source that sent five packets in a row. Only signalling unlocks it
 * (MED-033 · RFC 7362 §4, RFC 4961 §4). Thread-safe.
 */
final class RtpLatch {
    private static final int ENOUGH = 5;

    private volatile State state = new Locked(null);

    /** Signalling named an address: begin to learn anew. */
    synchronized void announce(InetSocketAddress address) {
        state = new Learning(address, address, 0);
    }

    /** Signalling wants nothing sent and nothing heard. */
    synchronized void silence() {
        state = new Locked(null);
    }

    /** Whether a packet from this source belongs to the leg; learns from it. */
    boolean accept(InetSocketAddress source) {
        return state instanceof Locked locked ? source.equals(locked.destination) : learn(source);
    }

    /** Where to send; null when nowhere. */
    @Nullable
    InetSocketAddress destination() {
        return state.destination();
    }

    private synchronized boolean learn(InetSocketAddress source) {
        if (state instanceof Learning learning) {
            state = learning.heard(source);
            return true;
        }
        return source.equals(state.destination()); // signalling came between
    }

    private sealed interface State permits Learning, Locked {
        @Nullable
        InetSocketAddress destination();
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
