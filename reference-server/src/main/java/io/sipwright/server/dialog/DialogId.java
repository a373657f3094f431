package io.sipwright.server.dialog;

import io.sipwright.server.sip.SipHeaders;
import javax.sip.message.Message;

/** A dialog's id from the caller's view (RFC 3261 §12). */
public record DialogId(String callId, String callerTag, String calleeTag) {
    /** From a request of the caller, or a response to it. */
    public static DialogId of(Message message) {
        return new DialogId(SipHeaders.callId(message), SipHeaders.fromTag(message), SipHeaders.toTag(message));
    }

    /** The same with the tags exchanged, for a request of the callee. */
    public DialogId turned() {
        return new DialogId(callId, calleeTag, callerTag);
    }
}
