package io.sipwright.pstn.container;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Ports that a program in a container listens on, the same inside and outside.
 *
 * @param transport TCP or UDP
 * @param at the address of this machine where others reach it
 * @param ports the ports
 */
public record Opening(Transport transport, InetAddress at, PortRange ports) {
    /** The transport of a port. */
    public enum Transport {
        TCP,
        UDP
    }

    public static Opening tcp(InetSocketAddress at) {
        return new Opening(Transport.TCP, at.getAddress(), PortRange.of(at.getPort()));
    }

    public static Opening udp(InetSocketAddress at) {
        return udp(at.getAddress(), PortRange.of(at.getPort()));
    }

    public static Opening udp(InetAddress at, PortRange ports) {
        return new Opening(Transport.UDP, at, ports);
    }
}
