package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SdpLine;
import java.util.List;

/**
 * The bridge as a plain RTP endpoint: no ICE, DTLS, mux, BUNDLE, mid, msid, ssrc, extmap or rtcp-fb line is ever written
 * (SDP-022 · RFC 8839 §4.3.2, RFC 7584 §4.2).
 *
 * @param address for RTP
 * @param rtcpPort for RTCP, same host
 */
public record RtpEndpoint(MediaAddress address, int rtcpPort) implements LocalEndpoint {
    @Override
    public MediaKind side() {
        return MediaKind.RTP;
    }

    @Override
    public List<SdpLine> sessionAttributes(Layout layout, AudioTerms terms) {
        return List.of();
    }

    @Override
    public List<SdpLine> transportAttributes(Layout.Slot slot) {
        return List.of(SdpLine.attribute("rtcp", rtcpPort + " " + address.connection())); // SDP-022 · RFC 3605 §2.1
    }
}
