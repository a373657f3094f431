package io.sipwright.server.app;

import io.sipwright.server.nat.IpLiteral;

/**
 * Addresses and ports of the media bridge.
 *
 * @param address an IP address that browsers and gateways reach
 * @param icePort the one UDP port of the browsers' side; 0 lets the system choose
 * @param rtpPorts UDP ports of the plain side
 * @param callsOfAccount how many calls with media the browsers of one account may have
 * @param iceSeconds how long a browser may take after the answer until ICE has a pair
 * @param latchSeconds how long after a description an RTP source that it does not name may be latched
 * @param sdp how large a description may be
 * @param dtls how many handshakes may be under way
 */
public record MediaConfig(
        String address,
        int icePort,
        PortRange rtpPorts,
        int callsOfAccount,
        int iceSeconds,
        int latchSeconds,
        Sdp sdp,
        Dtls dtls) {
    public MediaConfig {
        Rule.require(IpLiteral.parse(address).isPresent(), "address", address, "an IP address");
        Rule.port("icePort", icePort);
        Rule.require(callsOfAccount >= 1, "callsOfAccount", callsOfAccount, "at least 1");
        Rule.require(iceSeconds >= 1 && iceSeconds <= 600, "iceSeconds", iceSeconds, "1 to 600");
        Rule.require(latchSeconds >= 0 && latchSeconds <= 600, "latchSeconds", latchSeconds, "0 to 600");
    }

    /** Lines in all, m= lines, formats of each m= line. */
    public record Sdp(int lines, int sections, int formats) {
        public Sdp {
            Rule.require(lines >= 20, "lines", lines, "at least 20");
            Rule.require(sections >= 1, "sections", sections, "at least 1");
            Rule.require(formats >= 1, "formats", formats, "at least 1");
        }
    }

    /** Handshakes that have begun and are not complete: in all, and of one account. */
    public record Dtls(int halfOpen, int halfOpenOfAccount) {
        public Dtls {
            Rule.require(halfOpen >= 1 && halfOpen <= 4_096, "halfOpen", halfOpen, "1 to 4096");
            Rule.require(
                    halfOpenOfAccount >= 1 && halfOpenOfAccount <= halfOpen,
                    "halfOpenOfAccount",
                    halfOpenOfAccount,
                    "1 to halfOpen");
        }
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
