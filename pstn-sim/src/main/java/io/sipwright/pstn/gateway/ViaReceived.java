package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.Via;
import io.sipwright.pstn.wire.AddressText;
import java.net.InetSocketAddress;

/** What a server adds to the top Via of a request (RFC 3261 §18.2.1, RFC 3581 §4). */
final class ViaReceived {
    private static final String BRACKETS = "[\\[\\]]";

    private ViaReceived() {}

    static SipText fill(SipText request, InetSocketAddress source) {
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
}
