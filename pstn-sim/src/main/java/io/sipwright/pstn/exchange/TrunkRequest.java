package io.sipwright.pstn.exchange;

import io.sipwright.pstn.exchange.CallTrace.TracedMessage;
import io.sipwright.pstn.sip.SipText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Waits until an in-dialog request of the PBX and its final response have passed on the trunk, and the ACK of an
 * accepted re-INVITE: before that ACK the peer may refuse further requests (RFC 3261 §14.1).
 */
record TrunkRequest(CallTrace trace, String method) {
    /**
     * Gives the command and waits for its result.
     *
     * @return the final status; empty when none came in time
     * @throws IllegalStateException if the PBX refuses the command
     */
    OptionalInt await(ExchangeCall.Order order, Duration within) {
        int before = trace.size();
        try {
            order.give();
        } catch (ControlException e) {
            throw new IllegalStateException(method + " could not be sent: " + e.getMessage(), e);
        }
        Optional<Integer> status = trace.await(before, this::outcome, within);
        return status.isPresent() ? OptionalInt.of(status.get()) : OptionalInt.empty();
    }

    private Optional<Integer> outcome(List<TracedMessage> since) {
        return since.stream()
                .filter(m -> m.sent() && m.sip().isRequest() && m.sip().method().equals(method))
                .map(TracedMessage::sip)
                .findFirst()
                .flatMap(request ->
                        status(request, since).filter(status -> status >= 300 || !awaitsAck(request, since)));
    }

    private static Optional<Integer> status(SipText request, List<TracedMessage> since) {
        return since.stream()
                .filter(m -> !m.sent() && m.sip().status() >= 200)
                .map(TracedMessage::sip)
                .filter(r ->
                        r.cseqNumber() == request.cseqNumber() && r.method().equals(request.method()))
                .map(SipText::status)
                .findFirst();
    }

    private static boolean awaitsAck(SipText request, List<TracedMessage> since) {
        return request.method().equals("INVITE")
                && since.stream()
                        .filter(TracedMessage::sent)
                        .map(TracedMessage::sip)
                        .noneMatch(m ->
                                m.isRequest() && m.method().equals("ACK") && m.cseqNumber() == request.cseqNumber());
    }
}
