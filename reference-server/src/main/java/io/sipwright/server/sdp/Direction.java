package io.sipwright.server.sdp;

import java.util.Locale;
import java.util.stream.Stream;

/** The direction of media from the view of the description's author (RFC 8866 §6.7). */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** The section's own direction, else the session's, else sendrecv (RFC 3264 §5.1). */
    public static Direction of(SessionDescription session, MediaDescription section) {
        return Stream.of(section, session)
                .flatMap(place -> Stream.of(values()).filter(direction -> place.has(direction.attribute())))
                .findFirst()
                .orElse(SENDRECV);
    }

    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same without receiving: the meaning of hold by {@code c=0.0.0.0} (RFC 3264 §8.4). */
    public Direction withoutReceiving() {
        return this == SENDRECV || this == SENDONLY ? SENDONLY : INACTIVE;
    }
}
