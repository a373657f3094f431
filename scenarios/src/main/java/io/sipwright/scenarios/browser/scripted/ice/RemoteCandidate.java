package io.sipwright.scenarios.browser.scripted.ice;

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
    private static final Pattern SPACE = Pattern.compile(" +");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /**
     * Reads the value of an {@code a=candidate} line (RFC 8839 §5.1).
     *
     * @param value what stands behind {@code a=candidate:}
     * @return empty for TCP, RTCP's own component, IPv6 and names, which this agent does not use
     */
    public static Optional<RemoteCandidate> parse(String value) {
        String[] field = SPACE.split(value.strip());
        boolean usable = field.length >= 8
                && field[1].equals("1")
                && field[2].equalsIgnoreCase("udp")
                && IPV4.matcher(field[4]).matches();
        return usable ? read(field) : Optional.empty();
    }

    private static Optional<RemoteCandidate> read(String[] field) {
        try {
            InetAddress ip = InetAddress.getByName(field[4]);
            int port = Integer.parseInt(field[5]);
            boolean sound = ip instanceof Inet4Address && port > 0 && port < 65536;
            return sound
                    ? Optional.of(new RemoteCandidate(
                            new InetSocketAddress(ip, port), Long.parseLong(field[3]), field[7]))
                    : Optional.empty();
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
