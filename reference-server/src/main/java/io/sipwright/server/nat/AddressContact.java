package io.sipwright.server.nat;

import io.sipwright.server.transport.Flow;
import java.text.ParseException;
import javax.sip.address.SipURI;
import javax.sip.message.Message;

/** Mode <em>rewrite</em>: host and port become the flow's; user and other parameters stay (RFC 6314 §5.1.3). */
public final class AddressContact implements ContactEdit {
    @Override
    public void apply(SipURI contact, Message message, Flow source) {
        try {
            contact.setHost(IpLiteral.host(source.remote())); // NAT-007, NAT-008 · RFC 6314 §5.1.3, §5.1.4
            contact.setPort(source.remote().getPort());
            if (source.transport().isWebSocket()) {
                contact.setTransportParam("ws"); // RFC 7118 §5.2.1
            }
        } catch (ParseException notAnAddress) {
            throw new IllegalStateException("flow " + source.id() + " has no address", notAnAddress);
        }
    }

    @Override
    public String rfc() {
        return "6314 §5.1.3";
    }
}
