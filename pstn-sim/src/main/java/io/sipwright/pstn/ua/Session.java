package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session begun by an INVITE: a dialog, early or confirmed, and the requests within it (RFC 3261 §12.2, §14, §15).
 */
public final class Session {
    /** The most 2xx that may wait for their ACK; a further re-INVITE gets 500. */
    static final int MOST_UNACKNOWLEDGED = 8;

    private static final String SDP = "application/sdp";

    /** The session's owner. */
    public interface Listener {
        /** A request of the peer, in order; not ACK, CANCEL or PRACK. */
        void request(Session session, ServerTransaction transaction);

        /** The first ACK of our 2xx; it may carry the answer to our offer. */
        void acknowledged(Session session, SipText ack);

        /** No ACK of our 2xx came within 64 T1: the session should be ended by BYE (RFC 3261 §13.3.1.4). */
        void neverAcknowledged(Session session);
    }

    private final UserAgentCore core;
    private final Dialog dialog;
    private final Listener listener;
    private final Map<Long, Retransmission> unacknowledged = new HashMap<>(2);
    private @Nullable SipText lastAck;
    private @Nullable ReliableResponses reliable;
    private long lastRseq = -1;
    private boolean offerOut;
    private boolean inviteOut;
    private boolean over;

    Session(UserAgentCore core, Dialog dialog, Listener listener) {
        this.core = core;
        this.dialog = dialog;
        this.listener = listener;
        core.sessions().add(this);
    }

    public Dialog dialog() {
        return dialog;
    }

    public boolean isOver() {
        return over;
    }

    /** Whether our INVITE within the dialog has no final response yet. */
    public boolean isInviteOut() {
        return inviteOut;
    }

    /** Whether our 2xx waits for its ACK. */
    public boolean awaitsAck() {
        return !unacknowledged.isEmpty();
    }

    /** Whether our 2xx has an offer that the ACK has to answer. */
    public boolean awaitsAnswer() {
        return awaitsAck() && offerOut;
    }

    /** Begins the next request within the dialog; {@link MessageForm#end} completes it. */
    public SipEdit begin(String method) {
        return core.form().begin(dialog.next(method));
    }

    /** Sends a request that {@link #begin} has begun. Each 2xx to INVITE, even a repetition, gets an ACK. */
    public ClientRequest send(SipText request, ResponseListener responses) {
        return switch (request.method()) {
            case "INVITE" -> {
                inviteOut = true;
                yield core.send(request, dialog::nextCseq, new Reinvited(responses));
            }
            case "UPDATE" -> core.send(request, dialog::nextCseq, new Refreshed(responses));
            default -> core.send(request, dialog::nextCseq, responses);
        };
    }

    /** Sends BYE and ends the session at once (RFC 3261 §15.1.1). */
    public ClientRequest bye(ResponseListener responses) {
        return bye(begin("BYE"), responses);
    }

    /** Sends this BYE, which {@link #begin} has begun, and ends the session at once. */
    public ClientRequest bye(SipEdit bye, ResponseListener responses) {
        end();
        return core.send(core.form().end(bye), dialog::nextCseq, responses);
    }

    /** Ends the session without a message; the dialog is unknown from now on. */
    public void end() {
        if (!over) {
            over = true;
            unacknowledged.values().forEach(Retransmission::stop);
            unacknowledged.clear();
            core.sessions().remove(this);
        }
    }

    /** A target refresh: the peer's new Contact applies from its 2xx on (RFC 3261 §12.2.1.2, RFC 3311 §5.1). */
    private class Refreshed implements ResponseListener {
        final ResponseListener responses;

        Refreshed(ResponseListener responses) {
            this.responses = responses;
        }

        @Override
        public void response(SipText response) {
            if (response.status() / 100 == 2) {
                dialog.refresh(response);
            }
            responses.response(response);
        }

        @Override
        public void failed(int status) {
            responses.failed(status);
        }
    }

    private final class Reinvited extends Refreshed {
        private boolean answered;

        Reinvited(ResponseListener responses) {
            super(responses);
        }

        @Override
        public void response(SipText response) {
            if (response.status() / 100 == 2) {
                dialog.refresh(response);
                acknowledge(response.cseqNumber());
            }
            if (!answered) {
                answered = response.status() >= 200;
                inviteOut = inviteOut && !answered;
                responses.response(response);
            }
        }

        @Override
        public void failed(int status) {
            inviteOut = false;
            responses.failed(status);
        }
    }

    /** Sends the ACK of a 2xx; a repeated 2xx gets the very same one again (RFC 3261 §13.2.2.4). */
    void acknowledge(long inviteCseq) {
        SipText ack = lastAck;
        if (ack == null || ack.cseqNumber() != inviteCseq) {
            ack = core.form().end(core.form().begin(dialog.ack(inviteCseq)));
            lastAck = ack;
        }
        core.sendAck(ack);
    }

    /** Whether a 2xx to the INVITE with this number has been acknowledged. */
    boolean isAcknowledged(long inviteCseq) {
        return lastAck != null && lastAck.cseqNumber() == inviteCseq;
    }

    /** Acknowledges a reliable provisional response once, in order (RFC 3262 §4). */
    void acknowledgeReliable(SipText response) {
        long rseq = number(response.header("RSeq").orElse(""));
        if (rseq < 0 || (lastRseq >= 0 && rseq != lastRseq + 1)) {
            return;
        }
        lastRseq = rseq;
        SipEdit prack = begin("PRACK").add("RAck", rseq + " " + response.cseqNumber() + " INVITE");
        core.send(core.form().end(prack), dialog::nextCseq, ResponseListener.NONE);
    }

    static long number(String text) {
        return text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
    }

    /** Sends our 2xx to an INVITE and retransmits it until its ACK, on every transport (RFC 3261 §13.3.1.4). */
    public void accept(ServerTransaction invite, SipText ok) {
        invite.respond(ok);
        SipTimers timers = core.timers();
        Retransmission repeats = new Retransmission(core.scheduler(), timers, timers.t2(), () -> invite.flow()
                        .send(ok))
                .giveUpAfter(timers.giveUp(), () -> listener.neverAcknowledged(this));
        unacknowledged.put(ok.cseqNumber(), repeats);
        offerOut = !invite.request().contentType().equals(SDP);
    }

    /** From now on a PRACK applies to these responses. */
    void expectPrack(ReliableResponses responses) {
        reliable = responses;
    }

    void acknowledged(SipText ack) {
        Retransmission repeats = unacknowledged.remove(ack.cseqNumber());
        if (repeats != null) {
            repeats.stop();
            listener.acknowledged(this, ack);
        }
    }

    void receive(ServerTransaction transaction) {
        if (!dialog.accepts(transaction.request())) {
            transaction.respond(500, "Server Internal Error", ""); // RFC 3261 §12.2.2
        } else if (transaction.isInvite() && unacknowledged.size() >= MOST_UNACKNOWLEDGED) {
            transaction.respond(500, "Server Internal Error", "");
        } else if (reliable != null && transaction.request().method().equals("PRACK")) {
            reliable.receive(transaction);
        } else {
            listener.request(this, transaction);
        }
    }
}
