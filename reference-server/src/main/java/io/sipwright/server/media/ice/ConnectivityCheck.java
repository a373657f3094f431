package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.TransactionId;
import java.util.concurrent.TimeUnit;

/** Our check in progress (RFC 8489 §6.2.1, RFC 8445 §14.3). */
final class ConnectivityCheck {
    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int SENT_AT_MOST = 7;
    private static final long AFTER_THE_LAST = 16 * FIRST;
    /** How long the answer to an unrepeated check still counts. */
    private static final long WITHOUT_REPEAT = TimeUnit.SECONDS.toNanos(5);

    private final CandidatePair pair;
    private final TransactionId transaction;
    private final byte[] datagram;
    private final boolean controlling;
    private final boolean nominates;
    private int sent = 1;
    private long interval = FIRST;
    private long due;
    private boolean repeated;

    /**
     * A check that was sent now.
     *
     * @param controlling in which role it was sent
     * @param nominates whether it says USE-CANDIDATE
     */
    ConnectivityCheck(
            CandidatePair pair, TransactionId transaction, byte[] datagram, boolean controlling, boolean nominates) {
        this.pair = pair;
        this.transaction = transaction;
        this.datagram = datagram;
        this.controlling = controlling;
        this.nominates = nominates;
    }

    /** It is repeated until it is answered or given up. */
    ConnectivityCheck repeatedFrom(long now) {
        repeated = true;
        due = now + FIRST;
        return this;
    }

    /** It was sent for the last time; its answer still counts (RFC 8445 §7.3.1.4, RFC 7675 §5.1). */
    ConnectivityCheck onceAt(long now) {
        repeated = false;
        due = now + WITHOUT_REPEAT;
        return this;
    }

    CandidatePair pair() {
        return pair;
    }

    TransactionId transaction() {
        return transaction;
    }

    byte[] datagram() {
        return datagram;
    }

    boolean controlling() {
        return controlling;
    }

    boolean nominates() {
        return nominates;
    }

    /** Whether it is repeated: its pair has no other check. */
    boolean repeated() {
        return repeated;
    }

    long due() {
        return due;
    }

    /** It is due: returns whether to send it again; otherwise it is over. */
    boolean again(long now) {
        if (!repeated || sent == SENT_AT_MOST) {
            return false;
        }
        sent++;
        interval *= 2;
        due = now + (sent == SENT_AT_MOST ? AFTER_THE_LAST : interval);
        return true;
    }
}
