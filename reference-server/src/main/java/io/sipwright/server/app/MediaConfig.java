package io.sipwright.server.app;

import io.sipwright.server.nat.IpLiteral;

/**
 * Addresses and ports of the media bridge.
 *
 * @param address an IP address that browsers and gateways reach
 * @param icePort the one UDP port of the browsers' side; 0 lets the system choose
 * @param rtpPorts UDP ports of the plain side
 */
public record MediaConfig(String address, int icePort, PortRange rtpPorts) {
    public MediaConfig {
        Rule.require(IpLiteral.parse(address).isPresent(), "address", address, "an IP address");
        Rule.port("icePort", icePort);
    }

    /** From the first to the last, both included; 0 and 0 for any free ports. */
    public record PortRange(int from, int to) {
        public PortRange {
            boolean any = from == 0 && to == 0;
            Rule.require(any || from >= 1024 && from % 2 == 0, "from", from, "an even port from 1024 (RFC 3550 §11)");
            Rule.require(any || to > from && to < 65_536, "to", to, "above from and below 65536");
        }
    }
}
