package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipText;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The parts of one user agent.
 *
 * @param transactions the user agent's own
 * @param sessions its dialogs
 * @param form its message format
 * @param flows where its requests go
 * @param digest answers challenges; empty if a challenge counts as a refusal
 */
public record UserAgentCore(
        Transactions transactions, Sessions sessions, MessageForm form, Flows flows, Optional<DigestClient> digest) {

    /** The same user agent with messages in another form. */
    public UserAgentCore with(MessageForm otherForm) {
        return new UserAgentCore(transactions, sessions, otherForm, flows, digest);
    }

    /** The same user agent for another account. */
    public UserAgentCore as(DigestClient account) {
        return new UserAgentCore(transactions, sessions, form, flows, Optional.of(account));
    }

    public Scheduler scheduler() {
        return transactions.scheduler();
    }

    public SipTimers timers() {
        return transactions.timers();
    }

    /**
     * Sends a request and answers challenges to it.
     *
     * @param nextCseq the CSeq number for the repetition with credentials (RFC 3261 §22.2)
     */
    public ClientRequest send(SipText request, LongSupplier nextCseq, ResponseListener listener) {
        return new ClientRequest(this, request, nextCseq, listener).begin();
    }

    /** Sends the ACK of a 2xx, which has no transaction (RFC 3261 §13.2.2.4). */
    void sendAck(SipText ack) {
        flow(ack).send(ack);
    }

    /** The flow of a request: to its first Route, else to its Request-URI (RFC 3261 §8.1.2). */
    Flow flow(SipText request) {
        String uri = request.header("Route")
                .map(route -> NameAddr.parse(route).uri())
                .orElseGet(request::requestUri);
        return request.to().tag().isEmpty() ? flows.outsideDialog(uri) : flows.to(uri);
    }
}
