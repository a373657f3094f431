package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.BindingRequest;
import java.security.SecureRandom;

/** Our role, with the resolution of role conflicts (RFC 8445 §7.3.1.1). */
final class OwnRole {
    private static final SecureRandom RANDOM = new SecureRandom();

    private IceRole role;
    private long tieBreaker = RANDOM.nextLong();

    OwnRole(IceRole role) {
        this.role = role;
    }

    boolean controlling() {
        return role == IceRole.CONTROLLING;
    }

    IceRole now() {
        return role;
    }

    long tieBreaker() {
        return tieBreaker;
    }

    /** A peer that claims our role either gets it, or gets 487: then this is true. */
    boolean refuses(BindingRequest request) { // MED-004 · RFC 8445 §7.3.1.1
        boolean same = controlling()
                ? request.controlling().isPresent()
                : request.controlled().isPresent();
        if (!same) {
            return false;
        }
        long theirs = controlling()
                ? request.controlling().getAsLong()
                : request.controlled().getAsLong();
        boolean weWin = Long.compareUnsigned(tieBreaker, theirs) >= 0;
        if (controlling() == weWin) {
            return true;
        }
        take(weWin ? IceRole.CONTROLLING : IceRole.CONTROLLED);
        return false;
    }

    /** The peer has refused a check that we sent in this role (RFC 8445 §7.2.5.1). */
    void refused(boolean asControlling) {
        if (asControlling == controlling()) {
            take(asControlling ? IceRole.CONTROLLED : IceRole.CONTROLLING);
            tieBreaker = RANDOM.nextLong();
        }
    }

    private void take(IceRole other) {
        role = other;
    }
}
