package io.sipwright.pstn.wire;

import java.net.InetSocketAddress;

/**
 * A stage between the judge's transports and the network that may change traffic, to make a target with a fault from
 * outside. A transport records sent messages before this stage and received ones after it, so that everything above the
 * transport sees the change as the target's.
 *
 * <p>Called on the transport's thread; must not block. An exit may be used at once, later or never, on any thread.
 */
@FunctionalInterface
public interface Tampering {
    /** Lets everything pass. */
    Tampering NONE = (traffic, exit) -> exit.pass(traffic.bytes());

    void pass(Traffic traffic, Exit exit);

    /** What may happen to the unit next. Safe for any thread; ignored if the transport is closed. */
    interface Exit {
        /** Passes in its direction: to the party if it was received, to the target if it was sent. */
        void pass(byte[] bytes);

        /** Passes to another address. Only units sent over UDP can; any other passes unchanged. */
        default void passTo(InetSocketAddress elsewhere, byte[] bytes) {
            pass(bytes);
        }

        /** Returns an answer to the sender of the unit, as if the other side had sent it. */
        default void answer(byte[] bytes) {}

        /** Ends the connection on both sides, with a close frame of this code; 1006 resets it without one. */
        default void close(int code) {}
    }
}
