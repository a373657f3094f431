package io.sipwright.server.media.srtp;

/** The result for a packet. */
public enum SrtpResult {
    OK,
    /** No handshake is complete. */
    NO_KEYS,
    /** Its tag does not match. */
    FORGED,
    /** It is a replay, or too old to check. */
    REPLAYED,
    /**
     * The first packet of a source that restarts its sequence numbers; the next one in order is taken (RFC 3550 §A.1).
     */
    RESTARTED,
    /** The stream has more sources than a call can have. */
    TOO_MANY_SOURCES,
    /** It is not an SRTP packet. */
    INVALID
}
