package io.sipwright.scenarios.phone.scripted.sdp;

import java.util.Locale;

/** Values of {@code a=setup} (RFC 4145 §4). */
public enum Setup {
    ACTIVE,
    PASSIVE,
    ACTPASS;

    /** As written. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Our answer to an offer with this value; {@code preferred} if the choice is ours. */
    Setup answered(Setup preferred) {
        return switch (this) {
            case ACTIVE -> PASSIVE;
            case PASSIVE -> ACTIVE;
            case ACTPASS -> preferred;
        };
    }
}
