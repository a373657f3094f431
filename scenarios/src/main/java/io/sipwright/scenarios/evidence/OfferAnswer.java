package io.sipwright.scenarios.evidence;

import io.sipwright.pstn.sdp.SdpText;
import java.util.Optional;

/**
 * An offer and its answer (RFC 3264).
 *
 * @param offer the initial offer
 * @param answer the final answer where there is one, else the provisional one
 * @param answered the message that holds the answer
 */
public record OfferAnswer(SdpText offer, SdpText answer, TranscriptMessage answered) {
    /** For a party that sent the initial INVITE. */
    public static Optional<OfferAnswer> asked(Messages caller) {
        return between(caller.sent(), caller.received());
    }

    /** For a party that received the initial INVITE. */
    public static Optional<OfferAnswer> wasAsked(Messages callee) {
        return between(callee.received(), callee.sent());
    }

    private static Optional<OfferAnswer> between(Messages offering, Messages answering) {
        Optional<TranscriptMessage> offer = offering.requests("INVITE")
                .where(s -> !s.inDialog() && s.hasSdp())
                .last();
        return offer.flatMap(o -> {
            Messages answers = answering.responses("INVITE").where(s -> s.answers(o) && s.hasSdp());
            return answers.success("INVITE")
                    .flatMap(last -> firstCopy(answers, last))
                    .or(answers::last)
                    .map(a -> new OfferAnswer(sdp(o), sdp(a), a));
        });
    }

    /** A 200 is repeated until its ACK comes; a proxy whose transaction is over passes late copies on as they are. */
    private static Optional<TranscriptMessage> firstCopy(Messages answers, TranscriptMessage last) {
        return answers.where(a ->
                        a.success() && a.sip().to().tag().equals(last.sip().to().tag()))
                .first();
    }

    public static SdpText sdp(TranscriptMessage message) {
        return SdpText.parse(message.sip().body());
    }
}
