package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.Via;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A request that came over UDP (RFC 3261 §17.2, RFC 6026 §7.1). Lives on the gateway's thread. */
final class ServerTransaction {
    private final SipText request;
    private final InetSocketAddress replyTo;
    private final Transactions transactions;
    private @Nullable SipText last;
    private @Nullable Retransmission retransmission;

    ServerTransaction(SipText request, InetSocketAddress source, Transactions transactions) {
        this.request = ViaReceived.fill(request, source);
        this.replyTo = replyTo(request, source);
        this.transactions = transactions;
    }

    /** The request, its top Via completed with received and rport. */
    SipText request() {
        return request;
    }

    boolean isInvite() {
        return request.method().equals("INVITE");
    }

    boolean isAnswered() {
        return last != null && last.status() >= 200;
    }

    boolean isAccepted() {
        return last != null && last.status() / 100 == 2;
    }

    /** The same request again: the last response again. */
    void repeated() {
        if (last != null) {
            transactions.send(last, replyTo);
        }
    }

    /** Sends a response. A second final one is ignored: the first has decided. */
    void respond(SipText response) {
        if (isAnswered()) {
            return;
        }
        last = response;
        transactions.send(response, replyTo);
        if (response.status() >= 200) {
            // Timers H, J and L.
            transactions.loop().after(transactions.timers().giveUp(), () -> transactions.forget(this));
        }
        if (isInvite() && response.status() >= 300) {
            retransmission = repeatUntilAck(response);
        }
    }

    void respond(int status, String reason, String toTag) {
        respond(request.answer(status, reason, toTag));
    }

    /** Sends the final response again until {@link Retransmission#stop}; for a 2xx that is the call's business. */
    Retransmission repeatUntilAck(SipText response) {
        SipTimers timers = transactions.timers();
        return new Retransmission(transactions.loop(), timers, timers.t2(), () -> transactions.send(response, replyTo));
    }

    /** The ACK of our non-2xx has come, or waiting for it is over. */
    void stopRepeating() {
        if (retransmission != null) {
            retransmission.stop();
        }
    }

    /** RFC 3261 §18.2.2 and RFC 3581 §4: with rport to the source port, else to the port that sent-by names. */
    private static InetSocketAddress replyTo(SipText request, InetSocketAddress source) {
        Via via = request.header("Via").map(Via::parse).orElse(Via.parse(""));
        boolean symmetric = via.rport().isPresent() || via.host().isEmpty();
        return symmetric
                ? source
                : new InetSocketAddress(source.getAddress(), via.port().orElse(5060));
    }
}
