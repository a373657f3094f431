package io.sipwright.server.media.control;

/**
 * Packets of a session so far.
 *
 * @param secured whether a DTLS handshake with the browser is complete
 * @param toRtp packets sent to the RTP side
 * @param toWebRtc packets sent to the browser
 * @param dropped packets dropped, for any reason
 */
public record SessionCounts(boolean secured, long toRtp, long toWebRtc, long dropped) {}
