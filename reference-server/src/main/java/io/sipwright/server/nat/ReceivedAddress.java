package io.sipwright.server.nat;

import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transport;
import java.util.Locale;

/** The source address of a message, as a URI (RFC 3581 §4). */
public final class ReceivedAddress {
    private ReceivedAddress() {}

    /** For example {@code sip:198.51.100.7:51234;transport=ws}; RFC 7118 §5.2.1 knows only the URI parameter ws. */
    public static String of(Flow flow) {
        return "sip:" + IpLiteral.host(flow.remote()) + ":" + flow.remote().getPort() + ";transport="
                + uriParameter(flow.transport());
    }

    /** The transport as it is named in a URI: ws for both WebSocket transports (RFC 7118 §5.2.1). */
    public static String uriParameter(Transport transport) {
        return transport.isWebSocket() ? "ws" : transport.name().toLowerCase(Locale.ROOT);
    }
}
