package io.sipwright.server.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A peer from the configuration.
 *
 * @param port 0 for any
 */
public record PeerAddress(InetAddress address, int port) {
    /** Whether this address is the peer's. */
    public boolean is(InetSocketAddress sender) {
        return address.equals(sender.getAddress()) && (port == 0 || port == sender.getPort());
    }
}
