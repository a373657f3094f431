package io.sipwright.scenarios.network;

import java.net.InetAddress;

/** A NAT in use, which a probe has certified. Safe for any thread. */
public interface RunningNat extends AutoCloseable {
    NatKind kind();

    /** Where all packets come from, seen from outside. */
    InetAddress outside();

    /** The NAT forgets its bindings for UDP; when it returns it has. */
    void rebind();

    /**
     * The NAT forgets its connections over TCP, and tells neither end; when it returns it has.
     *
     * @return false if TCP does not pass this NAT
     */
    default boolean forgetConnections() {
        return false;
    }

    @Override
    void close();
}
