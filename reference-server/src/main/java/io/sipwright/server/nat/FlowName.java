package io.sipwright.server.nat;

import java.net.InetSocketAddress;

/** One end of a dialog in a flow token: an address or a device. */
public sealed interface FlowName {
    /** A peer on UDP: its address names it, also after a restart of this server. */
    record Datagrams(InetSocketAddress peer) implements FlowName {}

    /**
     * A WebSocket connection. Its id means nothing in another process; the device is found again by its registration.
     *
     * @param flowId empty where another process wrote the token
     * @param user the user that was registered over it; empty where there was none
     * @param device identifies the user's device, see {@code dialog.Device}; empty if there was none
     */
    record Connection(String flowId, String user, String device) implements FlowName {}
}
