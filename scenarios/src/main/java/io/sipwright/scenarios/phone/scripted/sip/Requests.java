package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.DigestAnswer;
import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.SipText;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sends requests and answers digest challenges, once each and a second time when the nonce was stale (RFC 3261 §22).
 * Confined to the phone's event loop.
 */
final class Requests {
    private final ClientTransactions transactions;
    private final SipIdentity identity;

    Requests(ClientTransactions transactions, SipIdentity identity) {
        this.transactions = transactions;
        this.identity = identity;
    }

    /**
     * Sends a request.
     *
     * @param nextCseq gives the number for a repetition with credentials, which is a new request (§22.2)
     */
    void send(SipText request, LongSupplier nextCseq, Outcome outcome) {
        send(request, nextCseq, outcome, again -> {});
    }

    /** As above; {@code repeated} is told the request with credentials, which a CANCEL would have to match (§9.1). */
    void send(SipText request, LongSupplier nextCseq, Outcome outcome, Consumer<SipText> repeated) {
        transactions.send(request, new Challenged(request, nextCseq, outcome, repeated, false));
    }

    /** For CANCEL, whose outcome nobody waits for; it is never challenged (§22.1). */
    void sendOnly(SipText request) {
        transactions.send(request, Ignored.OUTCOME);
    }

    private final class Challenged implements Outcome {
        private final SipText request;
        private final LongSupplier nextCseq;
        private final Outcome outcome;
        private final Consumer<SipText> repeated;
        private final boolean answered;

        Challenged(
                SipText request, LongSupplier nextCseq, Outcome outcome, Consumer<SipText> repeated, boolean answered) {
            this.request = request;
            this.nextCseq = nextCseq;
            this.outcome = outcome;
            this.repeated = repeated;
            this.answered = answered;
        }

        @Override
        public void response(SipText response) {
            Optional<DigestChallenge> challenge = challenge(response).filter(c -> !answered || c.isStale());
            if (challenge.isPresent()) {
                SipText again = authorized(challenge.get(), response.status());
                repeated.accept(again);
                transactions.send(again, new Challenged(again, nextCseq, outcome, repeated, true));
            } else {
                outcome.response(response);
            }
        }

        @Override
        public void gone(int status) {
            outcome.gone(status);
        }

        private SipText authorized(DigestChallenge challenge, int status) {
            String credentials = new DigestAnswer(
                            challenge, identity.line().user(), identity.line().password())
                    .value(request.method(), request.requestUri(), Tokens.token(12), 1);
            return request.edit()
                    .set("Via", identity.via())
                    .set("CSeq", nextCseq.getAsLong() + " " + request.method())
                    .set(status == 401 ? "Authorization" : "Proxy-Authorization", credentials)
                    .done();
        }
    }

    /** The first challenge that can be answered (RFC 8760 §2.4: the topmost that is understood). */
    private static Optional<DigestChallenge> challenge(SipText response) {
        String name =
                switch (response.status()) {
                    case 401 -> "WWW-Authenticate";
                    case 407 -> "Proxy-Authenticate";
                    default -> "";
                };
        return response.headers(name).stream()
                .map(DigestChallenge::parse)
                .flatMap(Optional::stream)
                .filter(c -> c.algorithm().equals("MD5") || c.algorithm().equals("SHA-256"))
                .findFirst();
    }
}
