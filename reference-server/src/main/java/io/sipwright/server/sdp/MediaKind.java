package io.sipwright.server.sdp;

import java.util.Set;

/** The kind of media at one end of a call. */
public enum MediaKind {
    /** ICE, DTLS-SRTP, rtcp-mux (RFC 8829). */
    WEBRTC("UDP/TLS/RTP/SAVPF", Set.of("UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "RTP/SAVPF")),
    /** Plain RTP (RFC 3551). */
    RTP("RTP/AVP", Set.of("RTP/AVP", "RTP/AVPF"));

    private final String offered;
    private final Set<String> understood;

    MediaKind(String offered, Set<String> understood) {
        this.offered = offered;
        this.understood = understood;
    }

    /** The kind at the other end of the bridge. */
    public MediaKind other() {
        return this == WEBRTC ? RTP : WEBRTC;
    }

    /** The proto of the bridge's own offers to this kind. */
    public String proto() {
        return offered;
    }

    /** Whether the bridge can carry such a section. RFC 8829 §5.1.2 names the protos of WebRTC. */
    public boolean carries(MediaLine line) {
        return line.media().equals("audio") && understood.contains(line.proto());
    }
}
