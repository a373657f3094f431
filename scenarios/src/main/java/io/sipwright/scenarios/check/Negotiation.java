package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.SdpLens;
import java.util.Optional;

/**
 * An offer and its answer (RFC 3264).
 *
 * @param offer the initial offer
 * @param answer the final answer where there is one, else the provisional one
 * @param answered the message that holds the answer
 */
record Negotiation(SdpLens offer, SdpLens answer, Seen answered) {
    /** Of a party that sent the initial INVITE. */
    static Optional<Negotiation> asked(Messages caller) {
        return between(caller.sent(), caller.received());
    }

    /** Of a party that received the initial INVITE. */
    static Optional<Negotiation> wasAsked(Messages callee) {
        return between(callee.received(), callee.sent());
    }

    private static Optional<Negotiation> between(Messages offering, Messages answering) {
        Optional<Seen> offer = offering.requests("INVITE")
                .where(s -> !s.inDialog() && s.hasSdp())
                .last();
        return offer.flatMap(o -> {
            Messages answers = answering.responses("INVITE").where(s -> s.answers(o) && s.hasSdp());
            return answers.success("INVITE").or(answers::last).map(a -> new Negotiation(sdp(o), sdp(a), a));
        });
    }

    static SdpLens sdp(Seen message) {
        return SdpLens.parse(message.sip().body());
    }
}
