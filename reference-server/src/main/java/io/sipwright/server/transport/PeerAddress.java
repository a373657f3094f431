package io.sipwright.server.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A peer that the configuration names.
 *
 * @param port 0 for any
 */
public record PeerAddress(InetAddress address, int port) {
    /** Whether a message from there is this peer's. */
    public boolean is(InetSocketAddress sender) {
        return address.equals(sender.getAddress()) && (port == 0 || port == sender.getPort());
    }
}
