package io.sipwright.server.media.srtp;

/** What became of a packet. */
public enum SrtpResult {
    OK,
    /** Its tag does not match. */
    FORGED,
    /** It was there before, or is too old to know. */
    REPLAYED,
    /** The stream has more sources than a call can have. */
    TOO_MANY_SOURCES,
    /** It is no SRTP packet. */
    INVALID
}
