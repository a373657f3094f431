package io.sipwright.scenarios.network;

/** What a NAT does with a packet. */
public sealed interface Translation {
    /** It goes on to the outside with these addresses. */
    record Outward(Packet packet) implements Translation {}

    /** It goes on to the inside with these addresses. */
    record Inward(Packet packet) implements Translation {}

    /** It is dropped. */
    record Dropped(Reason reason) implements Translation {}

    /** Why packets are dropped; each reason is counted. */
    enum Reason {
        /** No binding has this external port, or it has expired. */
        NO_BINDING,
        /** The filter does not admit this remote end. */
        FILTERED,
        /** The destination is the NAT itself, which does not hairpin. */
        NO_HAIRPIN,
        /** There are too many bindings, or no external port is free. */
        FULL,
        /** No UDP passes. */
        BLOCKED
    }
}
