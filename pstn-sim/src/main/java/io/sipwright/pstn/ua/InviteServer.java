package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import org.jspecify.annotations.Nullable;

/** An INVITE that begins a session, on the callee's side (RFC 3261 §13.3, RFC 3262 §3). */
public final class InviteServer {
    /** The callee's application. */
    public interface Listener extends Session.Listener {
        /** The caller cancelled before the final response; 487 has been sent (RFC 3261 §9.2). */
        void cancelled(SipText cancel);

        /** No PRACK came within 64 T1; 504 has been sent (RFC 3262 §3). */
        default void neverAcknowledgedProvisionally() {
            // only if reliable responses are sent
        }
    }

    private final UserAgentCore core;
    private final ServerTransaction transaction;
    private final String localTag;
    private final Listener listener;
    private final Session session;
    private @Nullable ReliableResponses reliable;

    /**
     * Creates the server side; sends nothing yet.
     *
     * @param localTag To tag of every response but 100
     * @param localCseq number before that of our first request within the dialog
     */
    public InviteServer(
            UserAgentCore core, ServerTransaction transaction, String localTag, long localCseq, Listener listener) {
        this.core = core;
        this.transaction = transaction;
        this.localTag = localTag;
        this.listener = listener;
        this.session = new Session(core, Dialog.called(transaction.request(), localTag, localCseq), listener);
        core.sessions().add(transaction, this);
    }

    public SipText invite() {
        return transaction.request();
    }

    public String localTag() {
        return localTag;
    }

    /** Early until {@link #accept}. */
    public Session session() {
        return session;
    }

    public boolean isAnswered() {
        return transaction.isAnswered();
    }

    /** Begins a response without body; 100 has no tag. */
    public SipText response(int status, String reason) {
        return core.form().response(transaction.request(), status, reason, status == 100 ? "" : localTag);
    }

    /** Sends a provisional response. */
    public void provisional(SipText response) {
        transaction.respond(response);
    }

    /** Sends a provisional response with RSeq and retransmits it until its PRACK; one at a time (RFC 3262 §3). */
    public void reliable(SipText response, long firstRseq) {
        ReliableResponses responses = reliable;
        if (responses == null) {
            responses = new ReliableResponses(transaction, core, firstRseq, this::neverAcknowledged);
            reliable = responses;
            session.expectPrack(responses);
        }
        responses.send(response);
    }

    private void neverAcknowledged() {
        if (!isAnswered()) {
            refuse(504, "Server Time-out");
            listener.neverAcknowledgedProvisionally();
        }
    }

    /** Sends a 2xx and retransmits it until its ACK. */
    public Session accept(SipText ok) {
        if (!isAnswered()) {
            answered();
            session.accept(transaction, ok);
        }
        return session;
    }

    /** Sends a final response other than 2xx; after a final response nothing happens. */
    public void refuse(int status, String reason) {
        if (!isAnswered()) {
            answered();
            session.end();
            transaction.respond(response(status, reason));
        }
    }

    /** Removes the INVITE's transaction at once and waits for nothing more. */
    public void terminate() {
        transaction.terminate();
    }

    private void answered() {
        core.sessions().remove(transaction);
        if (reliable != null) {
            reliable.stop();
        }
    }

    void cancelled(SipText cancel) {
        if (!isAnswered()) {
            refuse(487, "Request Terminated"); // NAT-010 · RFC 3261 §9.2
            listener.cancelled(cancel);
        }
    }
}
