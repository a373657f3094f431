package io.sipwright.server.sdp;

/** What kind of media stands at one end of a call. */
public enum MediaKind {
    /** ICE, DTLS-SRTP, rtcp-mux (RFC 8829). */
    WEBRTC,
    /** Plain RTP (RFC 3551). */
    RTP;

    /** The kind at the other end of the bridge. */
    public MediaKind other() {
        return this == WEBRTC ? RTP : WEBRTC;
    }
}
