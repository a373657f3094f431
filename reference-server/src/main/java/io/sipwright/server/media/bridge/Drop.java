package io.sipwright.server.media.bridge;

/** Why a packet went no further. A drop is counted, never thrown. */
public enum Drop {
    /** It was not dropped. */
    NONE,
    /** None of STUN, DTLS, RTP and RTCP (RFC 7983 §7). */
    UNKNOWN_KIND,
    /** Before the DTLS handshake is complete. */
    NO_KEYS,
    /** SRTP tag does not match. */
    FORGED,
    /** SRTP packet seen before or too old. */
    REPLAYED,
    /** The first packet of a source that starts its sequence numbers anew (RFC 3550 §A.1). */
    RESTARTED,
    /** More SSRCs than a call can have. */
    TOO_MANY_SOURCES,
    /** Header or parts do not fit the packet. */
    MALFORMED,
    /** A payload type that was not negotiated. */
    PAYLOAD_NOT_NEGOTIATED,
    /** RTCP without a report that the other side understands. */
    NO_REPORT,
    /** On the plain side, not from the address that the leg is locked to. */
    FOREIGN_SOURCE,
    /** The other side's address is not known, or it asked for nothing. */
    NO_DESTINATION,
    /** The system did not take the datagram. */
    NOT_SENT
}
