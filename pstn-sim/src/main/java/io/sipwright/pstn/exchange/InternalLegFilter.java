package io.sipwright.pstn.exchange;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.AddressText;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Separates messages to the PBX's own phone, which are no evidence, from those on the trunk. It uses the Call-ID: the
 * addresses in a mirrored packet are those of the PBX's network, and Asterisk guesses the ports. For one thread.
 */
final class InternalLegFilter {
    /** The beginning of the Call-ID of our own OPTIONS to the PBX. */
    static final String PROBE = "inside-";

    private final String phone;
    private final Set<String> calls = new HashSet<>();

    /** @param phone the address that the phone writes into its Via and Contact */
    InternalLegFilter(InetSocketAddress phone) {
        this.phone = AddressText.of(phone);
    }

    boolean contains(SipText message) {
        if (message.isRequest() && (fromPhone(message) || toPhone(message))) {
            calls.add(message.callId());
        }
        return message.callId().startsWith(PROBE) || calls.contains(message.callId());
    }

    private boolean fromPhone(SipText request) {
        return request.header("Via")
                .filter(via -> via.startsWith("SIP/2.0/UDP " + phone + ";"))
                .isPresent();
    }

    private boolean toPhone(SipText request) {
        return (request.requestUri() + ";").contains("@" + phone + ";");
    }
}
