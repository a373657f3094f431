package io.sipwright.scenarios.phone.scripted.ice;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Our host candidate.
 *
 * @param address the interface's address
 * @param port the one socket's port
 * @param priority RFC 8445 §5.1.2.1
 */
public record LocalCandidate(InetAddress address, int port, long priority) {
    private static final int HOST = 126;
    private static final int HIGHEST = 65535;

    /** One per address, all with the port of the one socket; the first address is preferred. */
    public static List<LocalCandidate> of(List<InetAddress> addresses, int port) {
        List<LocalCandidate> found = new ArrayList<>();
        for (InetAddress address : addresses) {
            found.add(new LocalCandidate(address, port, priority(HOST, HIGHEST - found.size())));
        }
        return found;
    }

    /** RFC 8445 §5.1.2.1 for component 1. */
    static long priority(int typePreference, int localPreference) {
        return ((long) typePreference << 24) + ((long) localPreference << 8) + 255;
    }

    /** The value of {@code a=candidate:} (RFC 8839 §5.1), with Chromium's extensions. */
    public String line(int networkId) {
        CRC32 foundation = new CRC32();
        foundation.update(address.getAddress());
        return "%d 1 udp %d %s %d typ host generation 0 network-id %d"
                .formatted(foundation.getValue(), priority, address.getHostAddress(), port, networkId);
    }
}
