package io.sipwright.scenarios.invariant;

import static io.sipwright.scenarios.invariant.Invariant.HOLDS;
import static io.sipwright.scenarios.invariant.Invariant.invariant;

import java.util.List;
import java.util.Set;

/** Frames of the server (RFC 6455 §5). */
final class Frames {
    /** For the eyes of a party only (RFC 6455 §7.4.1). */
    private static final Set<Integer> NEVER_SENT = Set.of(1004, 1005, 1006, 1015);

    // WS-019 · RFC 6455 §5.1
    static final Invariant MASK =
            invariant("WS-019").eachFrame(f -> f.masked() ? "the server sent a masked frame: " + f.summary() : HOLDS);

    // WS-006 · RFC 6455 §5.2
    static final Invariant RESERVED = invariant("WS-006")
            .eachFrame(f -> f.reserved() != 0 && !f.extended()
                    ? "the server set reserved bits without an extension: " + f.summary()
                    : HOLDS);

    // WS-023 · RFC 6455 §7.4.1: codes below 1000 are not used
    static final Invariant CLOSE_CODE = invariant("WS-023")
            .eachFrame(f -> f.closeCode() != 0 && (f.closeCode() < 1000 || NEVER_SENT.contains(f.closeCode()))
                    ? "the server sent a Close frame with the code " + f.closeCode()
                    : HOLDS);

    static final List<Invariant> INVARIANTS = List.of(MASK, RESERVED, CLOSE_CODE);

    private Frames() {}
}
