package io.sipwright.scenarios.evidence;

import io.sipwright.scenarios.requirement.BackToBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call as its two ends saw it.
 *
 * @param phone the browser's messages of this call
 * @param farEnd the messages of the other end: the far end, or another browser
 * @param facts what else was seen of it
 */
public record Call(Messages phone, Messages farEnd, Facts facts) {
    public static final Call NONE = new Call(Messages.NONE, Messages.NONE);
    /** Browsers' times are whole milliseconds, and two clocks of one machine may differ slightly. */
    private static final Duration STAMP = Duration.ofMillis(20);

    public Call(Messages phone, Messages farEnd) {
        this(phone, farEnd, Facts.NONE);
    }

    public Call with(Fact fact) {
        return new Call(phone, farEnd, facts.with(fact));
    }

    /** Whether the phone called, as opposed to being called. */
    public boolean outgoing() {
        return !phone.sent().requests("INVITE").where(s -> !s.inDialog()).none();
    }

    public Messages caller() {
        return outgoing() ? phone : farEnd;
    }

    public Messages callee() {
        return outgoing() ? farEnd : phone;
    }

    /** The first copy of the caller's newest initial INVITE: after a challenge, the one with credentials. */
    public Optional<TranscriptMessage> dialled() {
        return caller().sent()
                .requests("INVITE")
                .where(s -> !s.inDialog())
                .once()
                .last();
    }

    /** The initial INVITE as the callee received it. */
    public Optional<TranscriptMessage> reached() {
        return callee().received().requests("INVITE").where(s -> !s.inDialog()).first();
    }

    /** The callee's 2xx: the time of answer. */
    public Optional<TranscriptMessage> answer() {
        return reached().flatMap(invite -> callee().sent()
                .where(m -> m.success() && m.answers(invite))
                .first());
    }

    /** The 2xx as the caller received it. */
    public Optional<TranscriptMessage> established() {
        return dialled().flatMap(invite -> caller().received()
                .where(m -> m.success() && m.answers(invite))
                .first());
    }

    /** The final response to the caller's INVITE. */
    public Optional<TranscriptMessage> finalResponse() {
        return dialled().flatMap(invite -> caller().received()
                .where(m -> m.isFinal() && m.answers(invite))
                .first());
    }

    /** The caller's ACK to the final response, not the one to a challenge before it. */
    public Optional<TranscriptMessage> ack() {
        return finalResponse().flatMap(end -> caller().sent()
                .requests("ACK")
                .where(a -> a.sip().cseqNumber() == end.sip().cseqNumber()
                        && !a.at().plus(STAMP).isBefore(end.at()))
                .first());
    }

    /** The phone's offer and its answer; empty unless the phone called and received an answer. */
    public Optional<OfferAnswer> negotiation() {
        return outgoing() ? OfferAnswer.asked(phone) : Optional.empty();
    }

    /**
     * Whether a back-to-back user agent is between the ends: the INVITE that arrived is its own.
     */
    public boolean backToBack() {
        return dialled().isPresent()
                && reached().isPresent()
                && BackToBack.isOwnRequest(
                        dialled().get().sip(), reached().get().sip());
    }

    /** {@code the browser}, {@code the far end}, or {@code the other browser}. */
    public String name(Messages end) {
        return end.equals(phone) ? "the browser" : browsers() ? "the other browser" : "the far end";
    }

    /** Whether both ends are browsers. */
    public boolean browsers() {
        return farEnd.first().filter(m -> m.wire().transport().startsWith("WS")).isPresent();
    }

    /** The other end's messages. */
    public Messages opposite(Messages end) {
        return end.equals(phone) ? farEnd : phone;
    }

    /**
     * What the other end received of a message that this end sent. Through a proxy the CSeq is the same; through a
     * back-to-back user agent only kind and order can be compared. Such an agent acknowledges an answer itself, maybe before it has
     * passed the answer on (RFC 3261 §13.2.2.4).
     */
    public Messages arrivals(Messages sender, TranscriptMessage sent) {
        boolean agent = backToBack();
        return opposite(sender)
                .received()
                .where(m -> m.sameKind(sent)
                        && (agent && m.isRequest("ACK") || !m.at().plus(STAMP).isBefore(sent.at()))
                        && (agent || m.sip().cseqNumber() == sent.sip().cseqNumber()));
    }

    /** The first of {@link #arrivals}. */
    public Optional<TranscriptMessage> arrival(Messages sender, TranscriptMessage sent) {
        return arrivals(sender, sent).first();
    }

    /** Requests of either end without a final response. */
    public List<TranscriptMessage> unanswered() {
        return Stream.of(phone, farEnd)
                .flatMap(end -> end.sent().all().stream()
                        .filter(m -> m.sip().isRequest()
                                && !m.isRequest("ACK")
                                && finalTo(end, m).isEmpty()))
                .toList();
    }

    /** The final response that the sender of a request received. */
    public static Optional<TranscriptMessage> finalTo(Messages sender, TranscriptMessage request) {
        return sender.received().where(m -> m.isFinal() && m.answers(request)).first();
    }
}
