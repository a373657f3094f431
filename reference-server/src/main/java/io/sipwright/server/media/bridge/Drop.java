package io.sipwright.server.media.bridge;

/** Why a packet was dropped. A drop is counted, never thrown. */
public enum Drop {
    /** It was not dropped. */
    NONE,
    /** Not STUN, DTLS, RTP or RTCP (RFC 7983 §7). */
    UNKNOWN_KIND,
    /** Before the DTLS handshake is complete. */
    NO_KEYS,
    /** SRTP tag does not match. */
    FORGED,
    /** SRTP packet seen before or too old. */
    REPLAYED,
    /** The first packet of a source that restarts its sequence numbers (RFC 3550 §A.1). */
    RESTARTED,
    /** More SSRCs than a call can have. */
    TOO_MANY_SOURCES,
    /** Header or parts exceed the packet. */
    MALFORMED,
    /** A payload type that was not negotiated. */
    PAYLOAD_NOT_NEGOTIATED,
    /** RTCP without a report that the other side understands. */
    NO_REPORT,
    /** On the plain side, not from the latched address. */
    FOREIGN_SOURCE,
    /** The other side's address is unknown, or it asked for no media. */
    NO_DESTINATION,
    /** UDP send failed: socket buffer full. */
    NOT_SENT
}
