package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.Via;
import io.sipwright.pstn.wire.AddressText;
import java.net.InetSocketAddress;

/**
 * What a server adds to the top Via of a request over UDP, and where its responses go (RFC 3261 §18.2, RFC 3581 §4).
 */
public final class ViaReceived {
    private static final String BRACKETS = "[\\[\\]]";

    private ViaReceived() {}

    /** Adds {@code received} and {@code rport} where required. */
    public static SipText fill(SipText request, InetSocketAddress source) {
        String line = request.headers("Via").stream().findFirst().orElse("");
        String top = request.header("Via").orElse("");
        Via via = Via.parse(top);
        String address = AddressText.of(source.getAddress()).replaceAll(BRACKETS, "");
        boolean asks = via.rport().filter(String::isEmpty).isPresent();
        boolean differs = !via.host().replaceAll(BRACKETS, "").equalsIgnoreCase(address);
        if (top.isEmpty() || !line.startsWith(top) || via.received().isPresent() || !(asks || differs)) {
            return request;
        }
        String filled = top.replaceFirst("(?i);\\s*rport(?=\\s*(;|$))", ";rport=" + source.getPort());
        String rest = line.substring(top.length());
        return request.edit()
                .setFirst("Via", filled + ";received=" + address + rest)
                .done();
    }

    /** With rport the source port, else the port that sent-by names. */
    public static InetSocketAddress replyTo(SipText request, InetSocketAddress source) {
        Via via = request.header("Via").map(Via::parse).orElse(Via.parse(""));
        boolean symmetric = via.rport().isPresent() || via.host().isEmpty();
        return symmetric
                ? source
                : new InetSocketAddress(source.getAddress(), via.port().orElse(5060));
    }
}
