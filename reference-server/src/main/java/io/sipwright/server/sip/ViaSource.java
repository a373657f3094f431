package io.sipwright.server.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;

/** Writes where a request came from into its top Via (RFC 3261 §18.2.1, RFC 3581 §4). */
public final class ViaSource {
    private static final int DEFAULT_PORT = 5060;
    private static final Pattern V4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    private ViaSource() {}

    /** Sets received and, if the client asked with an empty rport, its value; overwrites values that the client set. */
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

    /**
     * Where the responses to a stamped request go over UDP (RFC 3261 §18.2.2, RFC 3581 §4): to its source where the client
     * asked for that with rport; otherwise to the source address and the port of sent-by. But a sent-by or maddr that is
     * another address than the source stands behind a NAT, or means to send our answers to somebody else: then to the
     * source as well. Never to another address than the source.
     */
    public static InetSocketAddress answersTo(Request stamped, InetSocketAddress source) {
        ViaHeader via = SipHeaders.topVia(stamped);
        if (SipHeaders.parameter(via, "rport").isPresent()) {
            return source; // NAT-002 · RFC 3581 §4
        }
        String claimed = SipHeaders.parameter(via, "maddr").orElseGet(via::getHost);
        if (isElsewhere(claimed, source.getAddress())) {
            return source; // NAT-003
        }
        int port = via.getPort() > 0 ? via.getPort() : DEFAULT_PORT;
        return new InetSocketAddress(source.getAddress(), port);
    }

    /** Whether the text is another address than this one, or a name that cannot exist. Never resolves a name. */
    private static boolean isElsewhere(String host, InetAddress source) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.indexOf(':') >= 0) {
            return !sameV6(bare(name), source);
        }
        return name.endsWith(".invalid") || V4.matcher(name).matches() && !name.equals(text(source));
    }

    private static boolean sameV6(String literal, InetAddress source) {
        try {
            return InetAddress.getByName("[" + literal + "]").equals(source); // in brackets it is never resolved
        } catch (UnknownHostException noLiteral) {
            return false;
        }
    }

    /** The address without scope and brackets. */
    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
