package io.sipwright.pstn.exchange;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.AddressText;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells what the exchange says to its own phone, which is no evidence, from what passes on the trunk. By Call-ID: the addresses that
 * a mirror states are those of the exchange's own network, and its ports are guessed (Asterisk). One thread asks.
 */
final class InternalLegFilter {
    /** How the Call-ID of our own questions to the exchange begins. */
    static final String QUESTION = "inside-";

    private final String phone;
    private final Set<String> calls = new HashSet<>();

    /** @param phone the address that the phone writes into its Via and Contact */
    InternalLegFilter(InetSocketAddress phone) {
        this.phone = AddressText.of(phone);
    }

    boolean wrote(SipText message) {
        if (message.isRequest() && (fromPhone(message) || toPhone(message))) {
            calls.add(message.callId());
        }
        return message.callId().startsWith(QUESTION) || calls.contains(message.callId());
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
