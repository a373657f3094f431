package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaLine;
import java.util.Set;

/** The two kinds of media session between which the bridge stands. */
public enum Side {
    /** ICE, DTLS-SRTP, rtcp-mux (RFC 8829). */
    BROWSER("UDP/TLS/RTP/SAVPF", Set.of("UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "RTP/SAVPF")),
    /** Plain RTP (RFC 3551). */
    PLAIN("RTP/AVP", Set.of("RTP/AVP", "RTP/AVPF"));

    private final String offered;
    private final Set<String> understood;

    Side(String offered, Set<String> understood) {
        this.offered = offered;
        this.understood = understood;
    }

    /** The proto of this side's own offers. */
    String proto() {
        return offered;
    }

    /** Whether the bridge can carry such a section. RFC 8829 §5.1.2 names the browser's protos. */
    boolean carries(MediaLine line) {
        return line.media().equals("audio") && understood.contains(line.proto());
    }
}
