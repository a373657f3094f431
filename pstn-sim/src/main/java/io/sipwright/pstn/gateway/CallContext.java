package io.sipwright.pstn.gateway;

import io.sipwright.pstn.rtp.MediaLoop;
import io.sipwright.pstn.rtp.RtpPorts;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.UserAgentCore;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Transcript;
import java.net.InetAddress;

/**
 * What all calls of a gateway share.
 *
 * @param sentBy {@code host:port} for Via and Contact
 */
record CallContext(
        GatewaySettings settings,
        InetAddress address,
        String sentBy,
        UserAgentCore core,
        GatewayLoop loop,
        MediaLoop media,
        RtpPorts ports,
        Recorder recorder) {

    String contact(String user) {
        return "<sip:" + user + "@" + sentBy + ">";
    }

    /** The user agent for calls of this number or user. */
    UserAgentCore core(String user) {
        return core.with(new GatewayForm(sentBy, contact(user)));
    }

    Transcript transcript(String callId) {
        return new Transcript(recorder.transcript().messages().stream()
                .filter(m -> m.text().contains(callId)) // spares reading the messages of other calls
                .filter(m -> SipText.parse(m.bytes()).callId().equals(callId))
                .toList());
    }
}
