package io.sipwright.server.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;

/** Writes where a request came from into its top Via (RFC 3261 §18.2.1, RFC 3581 §4). */
public final class ViaSource {
    private ViaSource() {}

    /** Sets received and, where the client asked with an empty rport, its value; overwrites what the client claimed. */
    public static void stamp(Request request, InetSocketAddress source) {
        ViaHeader via = SipHeaders.topVia(request);
        String address = text(source.getAddress());
        boolean wantsPort = SipHeaders.parameter(via, "rport").isPresent();
        try {
            via.removeParameter("received");
            if (wantsPort) {
                via.setParameter("rport", Integer.toString(source.getPort())); // NAT-001 · RFC 3581 §4
            }
            if (wantsPort || !address.equals(bare(via.getHost()))) {
                via.setReceived(address); // NAT-001 · RFC 3261 §18.2.1
            }
        } catch (ParseException e) {
            throw new IllegalArgumentException("source address " + address + " does not fit into Via", e);
        }
    }

    /** Without scope and brackets. */
    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
