package io.sipwright.scenarios.network;

import java.net.InetSocketAddress;

/** The addresses of a UDP packet; a NAT looks at nothing else. */
public record Packet(InetSocketAddress source, InetSocketAddress destination) {
    Packet from(InetSocketAddress other) {
        return new Packet(other, destination);
    }

    Packet to(InetSocketAddress other) {
        return new Packet(source, other);
    }
}
