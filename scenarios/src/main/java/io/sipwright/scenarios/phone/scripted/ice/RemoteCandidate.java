package io.sipwright.scenarios.phone.scripted.ice;

import io.sipwright.pstn.sdp.Candidate;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A candidate of the far side that this agent can use: UDP, component 1, IPv4.
 *
 * @param address where it is
 * @param priority as announced
 * @param type {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 */
public record RemoteCandidate(InetSocketAddress address, long priority, String type) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Empty for TCP, RTCP's own component, IPv6 and names, which this agent does not use (RFC 8839 §5.1). */
    public static Optional<RemoteCandidate> of(Candidate candidate) {
        boolean usable = candidate.component() == 1
                && candidate.transport().equalsIgnoreCase("udp")
                && IPV4.matcher(candidate.address()).matches()
                && candidate.port() > 0
                && candidate.port() < 65536;
        return usable ? literal(candidate) : Optional.empty();
    }

    private static Optional<RemoteCandidate> literal(Candidate candidate) {
        try {
            InetAddress ip = InetAddress.getByName(candidate.address());
            return ip instanceof Inet4Address
                    ? Optional.of(new RemoteCandidate(
                            new InetSocketAddress(ip, candidate.port()), candidate.priority(), candidate.type()))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty(); // an octet above 255
        }
    }
}
