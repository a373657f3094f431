package io.sipwright.pstn.sdp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The direction of media from the view of the description's author (RFC 8866 §6.7). */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** As written in an attribute. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    static Optional<Direction> in(SdpSection section) {
        return Arrays.stream(values()).filter(d -> section.has(d.attribute())).findFirst();
    }
}
