package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Scheduler.Timer;

/** An outgoing request and its responses (RFC 3261 §17.1, RFC 6026 §7.2). */
public final class ClientTransaction {
    /** Its state (figures 5 and 6 of RFC 3261). */
    public enum State {
        /** No response yet. */
        CALLING,
        PROCEEDING,
        /** A final response came; of an INVITE one that is not 2xx. */
        COMPLETED,
        /** A 2xx to an INVITE came. */
        ACCEPTED,
        TERMINATED
    }

    private final SipText request;
    private final TransactionKey key;
    private final Flow flow;
    private final Transactions transactions;
    private final ResponseListener listener;
    private final boolean invite;
    private Timer timeout = Timer.NONE;
    private Retransmission retransmission = Retransmission.NONE;
    private Timer linger = Timer.NONE;
    private State state = State.CALLING;

    ClientTransaction(SipText request, Flow flow, Transactions transactions, ResponseListener listener) {
        this.request = request;
        this.key = TransactionKey.client(request);
        this.flow = flow;
        this.transactions = transactions;
        this.listener = listener;
        this.invite = request.method().equals("INVITE");
    }

    void begin() {
        SipTimers timers = transactions.timers();
        timeout = transactions.scheduler().after(timers.giveUp(), () -> fail(408)); // Timers B and F
        flow.send(request);
        if (!flow.isReliable()) {
            long longest = invite ? timers.giveUp() : timers.t2(); // Timers A and E
            retransmission = new Retransmission(transactions.scheduler(), timers, longest, () -> flow.send(request));
        }
    }

    public SipText request() {
        return request;
    }

    TransactionKey key() {
        return key;
    }

    public Flow flow() {
        return flow;
    }

    public State state() {
        return state;
    }

    void receive(SipText response) {
        if (response.status() < 200) {
            provisional(response);
        } else if (!invite) {
            complete(response, State.COMPLETED);
        } else if (response.status() < 300) {
            accept(response);
        } else {
            refuse(response);
        }
    }

    private void provisional(SipText response) {
        if (state != State.CALLING && state != State.PROCEEDING) {
            return;
        }
        state = State.PROCEEDING;
        if (invite) {
            retransmission.stop();
            timeout.stop(); // RFC 3261 §17.1.1.2: Timer B ends with any response
        } else {
            retransmission.slowDown();
        }
        listener.response(response);
    }

    /** Passes each 2xx to the user agent core, also repetitions and those of forks (RFC 6026 §7.2). */
    private void accept(SipText response) {
        if (state == State.CALLING || state == State.PROCEEDING) {
            complete(response, State.ACCEPTED);
        } else {
            listener.response(response);
        }
    }

    private void refuse(SipText response) {
        if (state == State.ACCEPTED) {
            return;
        }
        flow.send(transactions.form().ackOfFailure(request, response));
        complete(response, State.COMPLETED);
    }

    private void complete(SipText response, State completed) {
        if (state != State.CALLING && state != State.PROCEEDING) {
            return;
        }
        state = completed;
        retransmission.stop();
        timeout.stop();
        long millis = lingerMillis();
        if (millis == 0) {
            terminate();
        } else {
            linger = transactions.scheduler().after(millis, this::terminate);
        }
        listener.response(response);
    }

    /** Timers D, K and M: how long repetitions of the final response still match. */
    private long lingerMillis() {
        if (state == State.ACCEPTED) {
            return transactions.timers().giveUp();
        }
        if (flow.isReliable()) {
            return 0;
        }
        return invite ? transactions.timers().giveUp() : transactions.timers().t4();
    }

    /** Fails without a final response; does nothing after one. */
    void fail(int status) {
        if (state == State.CALLING || state == State.PROCEEDING) {
            terminate();
            listener.failed(status);
        }
    }

    /** Removes the transaction at once; later responses match no transaction. */
    public void terminate() {
        state = State.TERMINATED;
        retransmission.stop();
        timeout.stop();
        linger.stop();
        transactions.forget(this);
    }
}
