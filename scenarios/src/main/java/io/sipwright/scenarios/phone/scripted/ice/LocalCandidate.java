package io.sipwright.scenarios.phone.scripted.ice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
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

    /** One per IPv4 address of this machine, loopback first, all with the port of the one socket. */
    public static List<LocalCandidate> gather(int port) {
        List<LocalCandidate> found = new ArrayList<>();
        for (InetAddress address : addresses()) {
            found.add(new LocalCandidate(address, port, priority(HOST, HIGHEST - found.size())));
        }
        return found;
    }

    /** RFC 8445 §5.1.2.1 for component 1. */
    static long priority(int typePreference, int localPreference) {
        return ((long) typePreference << 24) + ((long) localPreference << 8) + 255;
    }

    private static List<InetAddress> addresses() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .filter(LocalCandidate::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .sorted((a, b) -> Boolean.compare(b.isLoopbackAddress(), a.isLoopbackAddress()))
                    .toList();
        } catch (SocketException e) {
            throw new IllegalStateException("the network interfaces cannot be listed", e);
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    /** The value of {@code a=candidate:} (RFC 8839 §5.1), with Chromium's extensions. */
    public String line(int networkId) {
        CRC32 foundation = new CRC32();
        foundation.update(address.getAddress());
        return "%d 1 udp %d %s %d typ host generation 0 network-id %d"
                .formatted(foundation.getValue(), priority, address.getHostAddress(), port, networkId);
    }
}
