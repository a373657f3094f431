package io.sipwright.scenarios.wire;

import io.sipwright.pstn.wire.AddressText;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.target.Target;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of this machine from which endpoints send to a target. A second one in 127.0.0.0/8 reaches only a target on this machine;
 * elsewhere it is refused before anything is sent.
 */
record SourceAddresses(Target target) {
    private static final String STRANGERS = "127.0.0.4";

    /** The usual address towards the target's UDP address. */
    static InetAddress usual(Target target) {
        InetAddress server = target.sip().getAddress();
        return server.isLoopbackAddress() ? server : target.farEnd().address().getAddress();
    }

    /**
     * Where an endpoint over UDP sends from.
     *
     * @param from what the scenario asks for; null for the usual address
     * @param stranger whether the endpoint has no account
     * @throws IOException if nothing sent from there reaches the target; the message says why
     */
    InetAddress udp(@Nullable String from, boolean stranger) throws IOException {
        if (from != null) {
            return reaching(target.sip(), InetAddress.getByName(from));
        }
        InetAddress usual = usual(target);
        return stranger ? strangers(usual) : usual;
    }

    /**
     * Where a WebSocket connects from; null leaves it to the system.
     *
     * @throws IOException if the target cannot be reached from there; the message says why
     */
    @Nullable
    InetAddress webSocket(@Nullable String from, boolean stranger) throws IOException {
        WebSocketTarget edge = new WebSocketTarget(target.ws(), target.trustAny());
        InetSocketAddress server = new InetSocketAddress(edge.uri().getHost(), edge.port());
        if (from != null) {
            return reaching(server, InetAddress.getByName(from));
        }
        return stranger && !server.isUnresolved() && server.getAddress().isLoopbackAddress()
                ? strangers(server.getAddress())
                : null;
    }

    /**
     * Senders without an account do not use the far end's address, which many targets trust as a whole. A machine
     * without a second loopback address sends from the first.
     */
    private InetAddress strangers(InetAddress usual) throws IOException {
        boolean trusted = target.trunk().stream()
                .anyMatch(t -> usual.equals(t.farEnd().address().getAddress()));
        InetAddress other = InetAddress.getByName(STRANGERS);
        if (!usual.isLoopbackAddress() || !trusted) {
            return usual;
        }
        try (DatagramSocket there = new DatagramSocket(0, other)) {
            return there.getLocalAddress();
        } catch (SocketException e) {
            return usual;
        }
    }

    /** Connecting a UDP socket sends nothing; it asks the system for a route from that address. */
    private static InetAddress reaching(InetSocketAddress server, InetAddress source) throws IOException {
        if (server.isUnresolved()) {
            return source; // the connection itself will say so
        }
        try (DatagramSocket there = new DatagramSocket(0, source)) {
            there.connect(server);
            return source;
        } catch (SocketException e) {
            String why = "nothing can be sent from " + source.getHostAddress() + " to " + AddressText.of(server) + " ("
                    + e.getMessage() + ")";
            throw new IOException(
                    source.isLoopbackAddress() && !server.getAddress().isLoopbackAddress()
                            ? why + "; a second address of the sender is tried only with a target on this machine"
                            : why,
                    e);
        }
    }
}
