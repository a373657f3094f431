package io.sipwright.server.media.control;

import java.net.InetAddress;

/**
 * What the bridge must know of a branch besides its SDP.
 *
 * @param callId for the log and the explanation ledger only
 * @param account of the browser's user, for limits by account; the browser's address if there is none
 * @param rtpPeer where SIP of the RTP side comes from: besides the address in the SDP the only one that media may come
 *     from (RFC 7362 §5)
 */
public record BridgedCall(String callId, String account, InetAddress rtpPeer) {}
