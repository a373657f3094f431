package io.sipwright.scenarios.network;

import java.time.Duration;

/**
 * How one NAT treats UDP, in the terms of RFC 4787.
 *
 * @param mapping when a new external port is assigned (§4.1)
 * @param filtering which packets from outside are let in (§5)
 * @param preservesPorts whether the external port is the internal one if it is free (§4.2.1)
 * @param hairpins whether a packet to an external address of the NAT itself comes back in (§6)
 * @param lifetime of a binding after its last packet from inside (§4.3)
 */
public record NatBehaviour(
        Dependence mapping, Dependence filtering, boolean preservesPorts, boolean hairpins, Duration lifetime) {
    /** RFC 4787 REQ-5: five minutes or more are recommended. */
    private static final Duration RECOMMENDED = Duration.ofMinutes(5);

    /** One that preserves ports, hairpins and keeps bindings for the recommended time. */
    static NatBehaviour of(Dependence mapping, Dependence filtering) {
        return new NatBehaviour(mapping, filtering, true, true, RECOMMENDED);
    }

    NatBehaviour withRandomPorts() {
        return new NatBehaviour(mapping, filtering, false, hairpins, lifetime);
    }

    NatBehaviour withoutHairpinning() {
        return new NatBehaviour(mapping, filtering, preservesPorts, false, lifetime);
    }

    NatBehaviour keepingBindingsFor(Duration time) {
        return new NatBehaviour(mapping, filtering, preservesPorts, hairpins, time);
    }
}
