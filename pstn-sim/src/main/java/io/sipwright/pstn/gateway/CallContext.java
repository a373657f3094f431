package io.sipwright.pstn.gateway;

import io.sipwright.pstn.rtp.MediaLoop;
import io.sipwright.pstn.rtp.RtpPorts;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.AddressText;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Transcript;
import java.net.InetSocketAddress;

/** What all calls of a gateway share. */
record CallContext(
        GatewaySettings settings,
        InetSocketAddress local,
        Transactions transactions,
        MediaLoop media,
        RtpPorts ports,
        Recorder recorder) {

    GatewayLoop loop() {
        return transactions.loop();
    }

    /** {@code host:port} for Via and Contact. */
    String sentBy() {
        return AddressText.of(local);
    }

    String contact(String user) {
        return "<sip:" + user + "@" + sentBy() + ">";
    }

    /** Where a URI leads; a name or a missing URI leads to the trunk, our outbound proxy, and so stays visible. */
    InetSocketAddress hop(String uri) {
        return HostPort.of(uri).orElse(settings.trunk());
    }

    Transcript transcript(String callId) {
        return new Transcript(recorder.transcript().messages().stream()
                .filter(m -> SipText.parse(m.bytes()).callId().equals(callId))
                .toList());
    }
}
