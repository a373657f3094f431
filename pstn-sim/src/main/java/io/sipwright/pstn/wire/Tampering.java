package io.sipwright.pstn.wire;

import java.net.InetSocketAddress;

/**
 * What stands between the judge's transports and the network and may falsify what passes: a target with a fault, made from
 * outside. A transport records what a party sends before it is tampered with, and what a party receives after it, so that to
 * everything above the transport the tampering is a part of the target.
 *
 * <p>Called on the transport's own thread; must not block. An exit may be used at once, later or never, on any thread.
 */
@FunctionalInterface
public interface Tampering {
    /** Lets everything pass. */
    Tampering NONE = (traffic, exit) -> exit.pass(traffic.bytes());

    void pass(Traffic traffic, Exit exit);

    /** The ways on from here. Safe for any thread; what the transport cannot do any more it leaves out. */
    interface Exit {
        /** Goes on in its direction: to the party if it was received, to the target if it was sent. */
        void pass(byte[] bytes);

        /** Goes on to another address than the party chose. Only what is sent over UDP can; anything else just goes on. */
        default void passTo(InetSocketAddress elsewhere, byte[] bytes) {
            pass(bytes);
        }

        /** Goes back to where the unit came from, as if the other side had sent it. */
        default void answer(byte[] bytes) {}

        /** Ends the connection on both sides, with a close frame of this code; 1006 resets it without one. */
        default void close(int code) {}
    }
}
