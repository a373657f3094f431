package io.sipwright.scenarios.network;

/**
 * What a client behind a NAT can find out (RFC 5780 §4).
 *
 * @param udp whether a server is reached by UDP; if not, the rest says nothing
 * @param mapping as {@link NatBehaviour#mapping}
 * @param filtering as {@link NatBehaviour#filtering}
 * @param preservesPorts whether the first server sees the internal port
 * @param hairpins whether a packet to the own external address comes back
 */
public record NatObservation(
        boolean udp, Dependence mapping, Dependence filtering, boolean preservesPorts, boolean hairpins) {
    /** No UDP passes. */
    public static final NatObservation BLOCKED = new NatObservation(
            false, Dependence.ADDRESS_AND_PORT_DEPENDENT, Dependence.ADDRESS_AND_PORT_DEPENDENT, false, false);

    /** What is seen through this one and another one outside it; the outermost decides on hairpinning. */
    NatObservation through(NatObservation outer) {
        return new NatObservation(
                udp && outer.udp,
                mapping.or(outer.mapping),
                filtering.or(outer.filtering),
                preservesPorts && outer.preservesPorts,
                outer.hairpins);
    }

    /** For messages: {@code mapping ENDPOINT_INDEPENDENT, filtering ADDRESS_DEPENDENT, ports preserved, hairpinning}. */
    @Override
    public String toString() {
        return udp
                ? "mapping " + mapping + ", filtering " + filtering + ", ports " + (preservesPorts ? "" : "not ")
                        + "preserved, " + (hairpins ? "" : "no ") + "hairpinning"
                : "no UDP";
    }
}
