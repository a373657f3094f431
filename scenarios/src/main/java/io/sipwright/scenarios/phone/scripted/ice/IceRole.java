package io.sipwright.scenarios.phone.scripted.ice;

import io.sipwright.scenarios.stun.StunAttribute;
import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunWriter;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which side nominates, and how a role conflict is resolved (RFC 8445 §6.1.1, §7.3.1.1). Confined to the agent's
 * thread.
 */
final class IceRole {
    private final long tieBreaker = ThreadLocalRandom.current().nextLong();
    private boolean controlling;

    IceRole(boolean controlling) {
        this.controlling = controlling;
    }

    boolean controlling() {
        return controlling;
    }

    void become(boolean controllingNow) {
        controlling = controllingNow;
    }

    StunWriter announce(StunWriter request) {
        return request.number64(controlling ? StunAttribute.ICE_CONTROLLING : StunAttribute.ICE_CONTROLLED, tieBreaker);
    }

    /**
     * Resolves a conflict with the sender of a request; changes our role if required.
     *
     * @return false when the request is to be refused with 487
     */
    boolean settle(StunMessage request) {
        long theirs = request.number(controlling ? StunAttribute.ICE_CONTROLLING : StunAttribute.ICE_CONTROLLED)
                .orElse(0L);
        boolean conflict = request.has(controlling ? StunAttribute.ICE_CONTROLLING : StunAttribute.ICE_CONTROLLED);
        if (!conflict) {
            return true;
        }
        boolean oursIsLarger = Long.compareUnsigned(tieBreaker, theirs) >= 0;
        if (oursIsLarger == controlling) {
            return false;
        }
        controlling = !controlling;
        return true;
    }
}
