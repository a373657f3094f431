package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;

/**
 * Names a dialog as one side sees it (RFC 3261 §12).
 *
 * @param callId value of Call-ID
 * @param localTag ours
 * @param remoteTag the peer's; empty where the peer wrote none
 */
public record DialogId(String callId, String localTag, String remoteTag) {
    /** The dialog that a received request names. */
    public static DialogId ofRequest(SipText request) {
        return new DialogId(request.callId(), request.to().tag(), request.from().tag());
    }

    /** The dialog that a received response names. */
    public static DialogId ofResponse(SipText response) {
        return new DialogId(
                response.callId(), response.from().tag(), response.to().tag());
    }
}
