package io.sipwright.server.dialog;

import io.sipwright.server.sip.SipHeaders;
import javax.sip.message.Message;

/** A dialog as the caller names it (RFC 3261 §12). */
public record DialogId(String callId, String callerTag, String calleeTag) {
    /** From a request of the caller, or a response to it. */
    public static DialogId of(Message message) {
        return new DialogId(SipHeaders.callId(message), SipHeaders.fromTag(message), SipHeaders.toTag(message));
    }

    /** The same dialog if the callee sent the request. */
    public DialogId turned() {
        return new DialogId(callId, calleeTag, callerTag);
    }
}
