package io.sipwright.pstn.wire;

/**
 * One unit of traffic between a party of the judge and the target, as a transport passes it to {@link Tampering}.
 *
 * @param kind what it is
 * @param direction seen from the party
 * @param role what kind of party it is
 * @param party its name, for example {@code scripted/alice}, {@code gateway} or {@code desk}
 * @param call Call-ID of the call that a media packet belongs to, where the transport knows it; else the empty string
 * @param bytes the unit; to be copied before any change
 */
public record Traffic(Kind kind, Direction direction, Role role, String party, String call, byte[] bytes) {

    /** The kind of a unit. */
    public enum Kind {
        /** A whole SIP message. */
        SIP,
        /** Head of the WebSocket upgrade, request or response, up to its empty line. */
        HTTP,
        /** A whole WebSocket frame with its header, masked as it is on the wire (RFC 6455 §5.2). */
        FRAME,
        /** A plain RTP packet; SRTP is unprotected before and protected after. */
        RTP,
        /** An RTCP or SRTCP packet as it is on the wire. */
        RTCP,
        /** A STUN packet. */
        STUN,
        /** A datagram of DTLS. */
        DTLS
    }

    /** The kind of a party. */
    public enum Role {
        PHONE,
        FAR_END,
        ENDPOINT
    }

    /** The same unit with other bytes. */
    public Traffic with(byte[] others) {
        return new Traffic(kind, direction, role, party, call, others);
    }
}
