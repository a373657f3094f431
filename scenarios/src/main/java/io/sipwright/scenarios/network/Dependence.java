package io.sipwright.scenarios.network;

import java.net.InetSocketAddress;

/**
 * How much of the remote end a NAT looks at, for its mapping (RFC 4787 §4.1) and for its filtering (§5). Each constant looks at
 * more than the one before.
 */
public enum Dependence {
    /** At nothing: one mapping for all remote ends, or a filter that lets everything in. */
    ENDPOINT_INDEPENDENT,
    /** At the address. */
    ADDRESS_DEPENDENT,
    /** At address and port. */
    ADDRESS_AND_PORT_DEPENDENT;

    /** What is looked at, usable as a key. */
    Object partOf(InetSocketAddress remote) {
        return switch (this) {
            case ENDPOINT_INDEPENDENT -> this;
            case ADDRESS_DEPENDENT -> remote.getAddress();
            case ADDRESS_AND_PORT_DEPENDENT -> remote;
        };
    }

    /** The stricter of two, which is what is seen through both. */
    Dependence or(Dependence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
