package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Scheduler.Timer;
import org.jspecify.annotations.Nullable;

/** A received request and our responses (RFC 3261 §17.2, RFC 6026 §7.1). */
public final class ServerTransaction {
    /** Its state (figures 7 and 8 of RFC 3261, figure 1 of RFC 6026). */
    public enum State {
        TRYING,
        PROCEEDING,
        /** A final response was sent; of an INVITE one that is not 2xx. */
        COMPLETED,
        /** The ACK of a response other than 2xx came. */
        CONFIRMED,
        /** A 2xx to an INVITE was sent. */
        ACCEPTED,
        TERMINATED
    }

    private final SipText request;
    private final TransactionKey key;
    private final Flow flow;
    private final Transactions transactions;
    private final boolean invite;
    private @Nullable SipText last;
    private Retransmission retransmission = Retransmission.NONE;
    private Timer end = Timer.NONE;
    private State state = State.TRYING;

    ServerTransaction(TransactionKey key, SipText request, Flow flow, Transactions transactions) {
        this.key = key;
        this.request = request;
        this.flow = flow;
        this.transactions = transactions;
        this.invite = request.method().equals("INVITE");
    }

    public SipText request() {
        return request;
    }

    TransactionKey key() {
        return key;
    }

    /** Where the responses go. */
    public Flow flow() {
        return flow;
    }

    public State state() {
        return state;
    }

    public boolean isInvite() {
        return invite;
    }

    /** Whether the final response has been sent. */
    public boolean isAnswered() {
        return state != State.TRYING && state != State.PROCEEDING;
    }

    /** A repeated request: repeats the last response; after a 2xx the user agent core does that. */
    void repeated() {
        if (last != null && (state == State.PROCEEDING || state == State.COMPLETED)) {
            flow.send(last);
        }
    }

    /** Sends a response. A second final response is ignored. */
    public void respond(SipText response) {
        if (isAnswered()) {
            return;
        }
        last = response;
        flow.send(response);
        if (response.status() < 200) {
            state = State.PROCEEDING;
        } else if (invite && response.status() < 300) {
            endAfter(State.ACCEPTED, transactions.timers().giveUp()); // Timer L
        } else if (invite) {
            endAfter(State.COMPLETED, transactions.timers().giveUp()); // Timer H
            repeatUntilAck(response);
        } else {
            endAfter(
                    State.COMPLETED,
                    flow.isReliable() ? 0 : transactions.timers().giveUp()); // Timer J
        }
    }

    /** Sends a response without body, in the form of the user agent. */
    public void respond(int status, String reason, String toTag) {
        respond(transactions.form().response(request, status, reason, toTag));
    }

    private void repeatUntilAck(SipText response) {
        if (!flow.isReliable()) {
            SipTimers timers = transactions.timers();
            retransmission = // Timer G
                    new Retransmission(transactions.scheduler(), timers, timers.t2(), () -> flow.send(response));
        }
    }

    /** The ACK of our response other than 2xx has come. */
    void acknowledged() {
        if (state == State.COMPLETED) {
            retransmission.stop();
            end.stop();
            endAfter(
                    State.CONFIRMED,
                    flow.isReliable() ? 0 : transactions.timers().t4()); // Timer I
        }
    }

    private void endAfter(State next, long millis) {
        state = next;
        if (millis == 0) {
            terminate();
        } else {
            end = transactions.scheduler().after(millis, this::terminate);
        }
    }

    /** Removes the transaction at once; a repeated request makes a new one. */
    public void terminate() {
        state = State.TERMINATED;
        retransmission.stop();
        end.stop();
        transactions.forget(this);
    }
}
