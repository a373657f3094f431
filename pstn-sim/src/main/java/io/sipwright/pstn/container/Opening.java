package io.sipwright.pstn.container;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Ports that a program in a container listens on, the same inside and outside.
 *
 * @param transport TCP or UDP
 * @param at the address of this machine where others reach it
 * @param first the first port
 * @param last the last port
 */
public record Opening(Transport transport, InetAddress at, int first, int last) {
    /** What a port is one of. */
    public enum Transport {
        TCP,
        UDP
    }

    public static Opening tcp(InetSocketAddress at) {
        return new Opening(Transport.TCP, at.getAddress(), at.getPort(), at.getPort());
    }

    public static Opening udp(InetSocketAddress at) {
        return new Opening(Transport.UDP, at.getAddress(), at.getPort(), at.getPort());
    }

    public static Opening udp(InetAddress at, PortRange ports) {
        return new Opening(Transport.UDP, at, ports.first(), ports.last());
    }
}
