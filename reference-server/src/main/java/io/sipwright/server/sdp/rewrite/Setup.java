package io.sipwright.server.sdp.rewrite;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who opens the DTLS association (RFC 4145 §4, RFC 8842 §5). */
public enum Setup {
    ACTPASS,
    ACTIVE,
    PASSIVE;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Setup> named(String value) {
        return Stream.of(values()).filter(setup -> setup.value().equals(value)).findFirst();
    }
}
