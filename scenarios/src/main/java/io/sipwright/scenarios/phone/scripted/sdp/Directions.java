package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.sdp.Direction;

/** Combines two directions (RFC 3264 §6.1). */
final class Directions {
    private Directions() {}

    /** Our direction after the far side's answer. */
    static Direction ours(Direction wanted, Direction theirs) {
        boolean sends = wanted.sends() && theirs.receives();
        boolean receives = wanted.receives() && theirs.sends();
        if (sends) {
            return receives ? Direction.SENDRECV : Direction.SENDONLY;
        }
        return receives ? Direction.RECVONLY : Direction.INACTIVE;
    }
}
