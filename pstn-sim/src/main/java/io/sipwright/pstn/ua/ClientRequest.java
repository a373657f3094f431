package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * An outgoing request with its repetitions: each realm's challenge is answered once, and again if the nonce was stale
 * (RFC 3261 §22.2, §22.3).
 */
public final class ClientRequest implements ResponseListener {
    private static final int MOST_ANSWERS = 4;

    private final UserAgentCore core;
    private final LongSupplier nextCseq;
    private final ResponseListener listener;
    private final Set<String> answeredRealms = new HashSet<>(2);
    private SipText request;
    private ClientTransaction transaction;
    private int answers;

    ClientRequest(UserAgentCore core, SipText request, LongSupplier nextCseq, ResponseListener listener) {
        this.core = core;
        this.request = request;
        this.nextCseq = nextCseq;
        this.listener = listener;
        this.transaction = new ClientTransaction(request, core.flow(request), core.transactions(), this);
    }

    ClientRequest begin() {
        core.transactions().begin(transaction);
        return this;
    }

    /** The request as last sent: a CANCEL has to match it (RFC 3261 §9.1). */
    public SipText request() {
        return request;
    }

    public ClientTransaction.State state() {
        return transaction.state();
    }

    /** Removes the transaction at once; later responses match no transaction. */
    public void terminate() {
        transaction.terminate();
    }

    @Override
    public void response(SipText response) {
        Optional<SipEdit> authorized = response.status() == 401 || response.status() == 407
                ? core.digest().flatMap(digest -> authorized(digest, response))
                : Optional.empty();
        if (authorized.isPresent()) {
            answers++;
            send(core.form().again(authorized.get(), nextCseq.getAsLong(), request.method()));
            return;
        }
        if (response.status() / 100 == 2) {
            core.digest().ifPresent(digest -> digest.accepted(response));
        }
        listener.response(response);
    }

    private Optional<SipEdit> authorized(DigestClient digest, SipText response) {
        Optional<DigestChallenge> challenge = digest.challenge(response);
        boolean wanted = answers < MOST_ANSWERS
                && challenge
                        .filter(c -> answeredRealms.add(response.status() + c.realm()) || c.isStale())
                        .isPresent();
        return wanted ? digest.answer(request, response) : Optional.empty();
    }

    private void send(SipText again) {
        request = again;
        transaction = core.transactions().request(again, core.flow(again), this);
    }

    @Override
    public void failed(int status) {
        listener.failed(status);
    }
}
