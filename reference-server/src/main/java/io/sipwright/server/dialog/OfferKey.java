package io.sipwright.server.dialog;

import io.sipwright.server.sip.SipHeaders;
import javax.sip.message.Message;

/**
 * Names the request that an offer belongs to, within its dialog.
 *
 * @param cseq of the request; an ACK has its INVITE's, a PRACK names it in RAck
 * @param fromTag of the side that sent the request
 */
public record OfferKey(long cseq, String fromTag) {
    /** From a request, or from a response to it. */
    public static OfferKey of(Message message) {
        return new OfferKey(SipHeaders.cseq(message), SipHeaders.fromTag(message));
    }
}
