package io.sipwright.scenarios.check;

import java.util.Optional;

/**
 * One call as its two ends saw it.
 *
 * @param phone the browser's messages of this call
 * @param farEnd the messages of the other end: the telephone network, or another browser
 */
public record Call(Messages phone, Messages farEnd) {
    /** Whether the phone called, as opposed to being called. */
    public boolean outgoing() {
        return !phone.sent().requests("INVITE").where(s -> !s.inDialog()).none();
    }

    /** The first 2xx to INVITE at the far end: the moment of answer. */
    public Optional<Seen> answer() {
        return farEnd.responses("INVITE").where(Seen::success).first();
    }

    /** The phone's offer and the answer it got; empty unless it called and got an answer. */
    Optional<Negotiation> negotiation() {
        return outgoing() ? Negotiation.asked(phone) : Optional.empty();
    }

    /** Whether a back-to-back agent stands between the ends: its two dialogs have different Call-IDs. */
    boolean backToBack() {
        Optional<String> near = phone.first().map(s -> s.sip().callId());
        Optional<String> far = farEnd.first().map(s -> s.sip().callId());
        return near.isPresent() && far.isPresent() && !near.equals(far);
    }
}
