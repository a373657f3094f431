package io.sipwright.scenarios.evidence;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipUri;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of a Contact. A strict parser drops a message whose Contact has an illegal host. */
public final class ContactHost {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");
    /** RFC 3261 §25.1: the last label of a host name begins with a letter. */
    private static final Pattern NAME =
            Pattern.compile("([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)*[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?\\.?");

    private ContactHost() {}

    /** Why a browser may have dropped a message; empty if its Contact is legal. */
    public static Optional<String> unreadable(TranscriptMessage message) {
        return message.sip()
                .contact()
                .flatMap(NameAddr::sipUri)
                .map(SipUri::host)
                .filter(host -> !isHost(host))
                .map(host -> "its Contact has a host that RFC 3261 §25.1 does not allow: " + host);
    }

    public static boolean isHost(String host) {
        return IPV4.matcher(host).matches()
                || IPV6.matcher(host).matches()
                || NAME.matcher(host).matches();
    }
}
