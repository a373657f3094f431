package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.HeaderLine;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.net.InetSocketAddress;
import java.util.List;

/** A request of ours on its way over UDP (RFC 3261 §17.1, RFC 6026 §7.2). Lives on the gateway's thread. */
final class ClientTransaction {
    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED
    }

    /** Who is told the outcome. */
    interface User {
        /** Each provisional response, the final one, and of a 2xx to INVITE every repetition. */
        void response(SipText response);

        /** No final response within 64 T1. */
        void timedOut();
    }

    private final SipText request;
    private final InetSocketAddress to;
    private final Transactions transactions;
    private final User user;
    private final Retransmission retransmission;
    private State state = State.CALLING;

    ClientTransaction(SipText request, InetSocketAddress to, Transactions transactions, User user) {
        this.request = request;
        this.to = to;
        this.transactions = transactions;
        this.user = user;
        SipTimers timers = transactions.timers();
        transactions.send(request, to);
        // Timers A and B, E and F.
        long longest = isInvite() ? timers.giveUp() : timers.t2();
        retransmission = new Retransmission(transactions.loop(), timers, longest, () -> transactions.send(request, to))
                .giveUpAfter(timers.giveUp(), this::timedOut);
    }

    SipText request() {
        return request;
    }

    InetSocketAddress destination() {
        return to;
    }

    boolean isProceeding() {
        return state == State.PROCEEDING;
    }

    boolean isCompleted() {
        return state == State.COMPLETED;
    }

    void receive(SipText response) {
        if (response.status() < 200) {
            provisional(response);
        } else if (isInvite() && response.status() >= 300) {
            transactions.send(ack(response), to);
            complete(response);
        } else if (isInvite()) {
            boolean first = !isCompleted();
            complete(response);
            if (!first) {
                user.response(response);
            }
        } else {
            complete(response);
        }
    }

    private void provisional(SipText response) {
        if (isCompleted()) {
            return;
        }
        state = State.PROCEEDING;
        if (isInvite()) {
            retransmission.stop();
        } else {
            retransmission.slowDown();
        }
        user.response(response);
    }

    private void complete(SipText response) {
        if (isCompleted()) {
            return;
        }
        state = State.COMPLETED;
        retransmission.stop();
        // Timers D, K and M: repetitions of the final response find us that long.
        long linger = isInvite()
                ? transactions.timers().giveUp()
                : transactions.timers().t4();
        transactions.loop().after(linger, () -> transactions.forget(this));
        user.response(response);
    }

    private void timedOut() {
        state = State.COMPLETED;
        transactions.forget(this);
        user.timedOut();
    }

    private boolean isInvite() {
        return request.method().equals("INVITE");
    }

    /** The ACK of a non-2xx, within the transaction (RFC 3261 §17.1.1.3). */
    private SipText ack(SipText response) {
        SipEdit ack = SipText.request("ACK", request.requestUri()).edit();
        ack.add("Via", request.header("Via").orElse(""));
        for (String name : List.of("Max-Forwards", "Route", "From", "Call-ID")) {
            request.lines().stream()
                    .filter(l -> l.is(name))
                    .map(HeaderLine::value)
                    .forEach(v -> ack.add(name, v));
        }
        ack.add("To", response.header("To").orElse(""));
        ack.add("CSeq", request.cseqNumber() + " ACK");
        return ack.add("Content-Length", "0").done();
    }
}
