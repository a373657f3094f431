package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.ConnectionAddress;
import io.sipwright.server.sdp.MediaDescription;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an RTP side receives its packets.
 *
 * @param rtp for RTP; null means nowhere: {@code c=0.0.0.0} (RFC 3264 §8.4)
 * @param rtcp for RTCP: the next port, or what a=rtcp says (RFC 3605); null means nowhere
 */
public record RemotePlain(
        @Nullable InetSocketAddress rtp, @Nullable InetSocketAddress rtcp) {
    private static final String BROADCAST = "255.255.255.255";
    private static final int MAX_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final int WITH_ADDRESS = 4;

    /**
     * Reads the audio section's address.
     *
     * @throws NotBridgeableException when it has none, or one that is no unicast address or no port
     */
    public static RemotePlain of(ParsedDescription plain) throws NotBridgeableException {
        MediaDescription section = plain.audioSection();
        String connection = section.value('c')
                .or(() -> plain.sdp().value('c'))
                .orElseThrow(
                        () -> new NotBridgeableException("neither the session nor its audio has c= (RFC 8866 §5.7)"));
        InetAddress host = host(connection);
        InetSocketAddress rtcp = rtcp(section, host);
        boolean held = host.isAnyLocalAddress(); // SDP-030 · RFC 3264 §8.4
        return new RemotePlain(
                held ? null : new InetSocketAddress(host, section.line().port()), held ? null : rtcp);
    }

    /**
     * The same, where packets can go there from this address of ours.
     *
     * @throws NotBridgeableException when one is IPv4 and the other IPv6: the call would be mute (RFC 6157 §3)
     */
    public RemotePlain reachedFrom(String own) throws NotBridgeableException {
        boolean six = own.indexOf(':') >= 0;
        boolean reached = Stream.of(Optional.ofNullable(rtp), Optional.ofNullable(rtcp))
                .flatMap(Optional::stream)
                .allMatch(there -> there.getAddress() instanceof Inet6Address == six);
        if (!reached) {
            throw new NotBridgeableException("c= is of another IP version than our " + own + " (RFC 6157 §3)");
        }
        return this;
    }

    /** Whether a c= value says "send me nothing" (RFC 3264 §8.4). */
    static boolean holds(String connection) {
        String[] words = connection.strip().split(" +");
        return words.length == 3
                && ConnectionAddress.parse(words[2])
                        .filter(InetAddress::isAnyLocalAddress)
                        .isPresent();
    }

    /** Only literal unicast addresses: names in SDP are never resolved. */
    private static InetAddress host(String connection) throws NotBridgeableException {
        String[] words = connection.strip().split(" +");
        boolean named = words.length == 3
                && words[0].equals("IN")
                && words[1].equals(words[2].indexOf(':') < 0 ? "IP4" : "IP6");
        return ConnectionAddress.parse(named ? words[2] : "")
                .filter(address -> !address.isMulticastAddress()
                        && !address.getHostAddress().equals(BROADCAST))
                .orElseThrow(() -> new NotBridgeableException(
                        "c= must name a unicast IP address, not '" + connection + "' (RFC 8866 §5.7)"));
    }

    private static @Nullable InetSocketAddress rtcp(MediaDescription section, InetAddress host)
            throws NotBridgeableException {
        String said = section.attribute("rtcp").orElse("");
        if (said.isEmpty()) {
            int next = section.line().port() + 1; // RFC 3550 §11
            if (next > MAX_PORT) {
                throw new NotBridgeableException("port 65535 leaves no port for RTCP (RFC 8866 §5.14, RFC 3605)");
            }
            return new InetSocketAddress(host, next);
        }
        String[] words = said.split(" +");
        int port = PORT.matcher(words[0]).matches() ? Integer.parseInt(words[0]) : MAX_PORT + 1;
        if (port > MAX_PORT) {
            throw new NotBridgeableException("a=rtcp needs a port from 0 to 65535, not '" + said + "' (RFC 3605 §2.1)");
        }
        InetAddress own = words.length == WITH_ADDRESS ? host(words[1] + " " + words[2] + " " + words[3]) : host;
        return port == 0 || own.isAnyLocalAddress() ? null : new InetSocketAddress(own, port);
    }
}
