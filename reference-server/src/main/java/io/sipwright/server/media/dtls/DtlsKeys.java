package io.sipwright.server.media.dtls;

import io.sipwright.server.media.srtp.SrtpKeys;

/**
 * The keys from a handshake.
 *
 * @param ours for packets that we send
 * @param theirs for packets that the peer sends
 */
public record DtlsKeys(SrtpKeys ours, SrtpKeys theirs) {}
