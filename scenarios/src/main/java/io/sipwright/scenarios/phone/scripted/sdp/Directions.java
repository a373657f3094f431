package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.sdp.Direction;

/** How two directions meet (RFC 3264 §6.1). */
final class Directions {
    private Directions() {}

    /** What remains of ours when the far side has said its own. */
    static Direction ours(Direction wanted, Direction theirs) {
        boolean sends = wanted.sends() && theirs.receives();
        boolean receives = wanted.receives() && theirs.sends();
        if (sends) {
            return receives ? Direction.SENDRECV : Direction.SENDONLY;
        }
        return receives ? Direction.RECVONLY : Direction.INACTIVE;
    }
}
