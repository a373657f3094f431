package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.IceCredentials;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SdpLine;
import java.util.ArrayList;
import java.util.List;

/**
 * The bridge as a WebRTC endpoint (RFC 8829, RFC 8839).
 *
 * @param address its one ICE port
 * @param ice its credentials
 * @param fingerprint of its certificate
 * @param setup its DTLS role: actpass in offers only
 */
public record WebRtcEndpoint(MediaAddress address, IceCredentials ice, Fingerprint fingerprint, Setup setup)
        implements LocalEndpoint {
    /** Highest type and local preference, component 1 (RFC 8445 §5.1.2.1). */
    private static final long HOST_PRIORITY = (126L << 24) + (65_535L << 8) + 255;

    @Override
    public MediaKind side() {
        return MediaKind.WEBRTC;
    }

    @Override
    public List<SdpLine> sessionAttributes(Layout layout, AudioTerms terms) {
        List<SdpLine> lines = new ArrayList<>();
        Layout.Slot audio = layout.audioSlot();
        if (audio.bundled() && terms.accepted()) {
            lines.add(SdpLine.attribute("group", "BUNDLE " + audio.mid())); // SDP-021 · RFC 8843 §7.3.3
        }
        lines.add(SdpLine.attribute("ice-options", "ice2")); // SDP-016 · RFC 8839 §4.2.1.5
        return lines;
    }

    @Override
    public List<SdpLine> transportAttributes(Layout.Slot slot) {
        List<SdpLine> lines = new ArrayList<>();
        boolean offer = setup == Setup.ACTPASS;
        if (offer || slot.mux()) { // never answered where it was not offered: RFC 5761 §5.1.1
            lines.add(SdpLine.attribute(
                    "rtcp", address.port() + " " + address.connection())); // SDP-020 · RFC 5761 §5.1.3
            lines.add(SdpLine.attribute("rtcp-mux", "")); // SDP-020 · RFC 8829 §5.8.3
        }
        if (offer) {
            lines.add(SdpLine.attribute("rtcp-mux-only", "")); // SDP-020 · RFC 8858 §4.2: offers only
        }
        lines.add(SdpLine.attribute("setup", setup.value())); // SDP-005, SDP-006 · RFC 8842 §5.2, §5.3
        lines.add(SdpLine.attribute("fingerprint", fingerprint.text())); // SDP-009 · RFC 8122 §5
        lines.add(SdpLine.attribute("ice-ufrag", ice.ufrag())); // SDP-013 · RFC 8839 §5.4
        lines.add(SdpLine.attribute("ice-pwd", ice.password()));
        lines.add(SdpLine.attribute("candidate", hostCandidate())); // SDP-014 · RFC 8839 §5.1
        lines.add(SdpLine.attribute("end-of-candidates", "")); // SDP-018 · RFC 8840 §8.2
        return lines;
    }

    private String hostCandidate() {
        return "1 1 udp " + HOST_PRIORITY + " " + address.host() + " " + address.port() + " typ host";
    }
}
