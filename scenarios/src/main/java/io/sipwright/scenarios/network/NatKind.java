package io.sipwright.scenarios.network;

import static io.sipwright.scenarios.network.Dependence.ADDRESS_AND_PORT_DEPENDENT;
import static io.sipwright.scenarios.network.Dependence.ADDRESS_DEPENDENT;
import static io.sipwright.scenarios.network.Dependence.ENDPOINT_INDEPENDENT;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The named NATs of the laboratory: the older names of RFC 3489 §5, made exact by RFC 4787. */
public enum NatKind {
    FULL_CONE(NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT)),
    ADDRESS_RESTRICTED(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_DEPENDENT)),
    PORT_RESTRICTED(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT)),
    SYMMETRIC(NatBehaviour.of(ADDRESS_AND_PORT_DEPENDENT, ADDRESS_AND_PORT_DEPENDENT)
            .withRandomPorts()),
    /** The first remote end sees the internal port, the others see other ports. */
    SYMMETRIC_PORT_PRESERVING(NatBehaviour.of(ADDRESS_AND_PORT_DEPENDENT, ADDRESS_AND_PORT_DEPENDENT)),
    NO_HAIRPIN(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT).withoutHairpinning()),
    /** Bindings end 30 s after the last packet from inside. */
    SHORT_TIMER(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT)
            .keepingBindingsFor(Duration.ofSeconds(30))),
    /** Forgets its bindings during the call: what is sent then comes from another port. */
    REBINDING(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT).withRandomPorts()),
    /** A home router behind a symmetric NAT of the provider. */
    DOUBLE(
            NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT),
            NatBehaviour.of(ADDRESS_AND_PORT_DEPENDENT, ADDRESS_AND_PORT_DEPENDENT)
                    .withRandomPorts()),
    /** Only TCP passes. */
    UDP_BLOCKED();

    private static final Duration CONNECTION = Duration.ofMinutes(124);

    private final List<NatBehaviour> layers;

    NatKind(NatBehaviour... layers) {
        this.layers = List.of(layers);
    }

    /** As on the command line and in features: {@code port-restricted}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name. */
    public static Optional<NatKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether any UDP packet passes. */
    public boolean passesUdp() {
        return !layers.isEmpty();
    }

    /** The NATs that a packet passes on its way out, the innermost first; none if no UDP passes. */
    public List<NatBehaviour> layers() {
        return layers;
    }

    /**
     * The same NATs for TCP: they keep the binding of a connection for 2 h 4 min (RFC 5382 REQ-5). Where no UDP passes, connections pass
     * a port-restricted NAT.
     */
    public List<NatBehaviour> tcpLayers() {
        return (layers.isEmpty() ? PORT_RESTRICTED.layers : layers)
                .stream().map(layer -> layer.keepingBindingsFor(CONNECTION)).toList();
    }

    /**
     * Certifies a NAT of this name.
     *
     * @throws IllegalStateException if a probe found that it does not behave so
     */
    public void require(NatObservation found) {
        if (!found.equals(expected())) {
            throw new IllegalStateException(
                    "the NAT " + word() + " does not behave so: a probe found " + found + " instead of " + expected());
        }
    }

    /** What a probe behind it must find. */
    public NatObservation expected() {
        return layers.stream()
                .map(NatKind::observed)
                .reduce(NatObservation::through)
                .orElse(NatObservation.BLOCKED);
    }

    /** With a mapping for each remote end, the filter of the first binding drops what the NAT hairpins from the second. */
    private static NatObservation observed(NatBehaviour nat) {
        boolean comesBack = nat.hairpins() && nat.mapping() == ENDPOINT_INDEPENDENT;
        return new NatObservation(true, nat.mapping(), nat.filtering(), nat.preservesPorts(), comesBack);
    }
}
