package io.sipwright.browsers.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** The page's wall-clock times: milliseconds since the epoch, with fractions. */
final class PageTime {
    private static final int NANOS_PER_MICRO = 1000;
    private static final int MICROS_PER_SECOND = 1_000_000;

    private PageTime() {}

    /** The time in the field {@code at}. */
    static Instant of(JsonNode stamped) {
        return of(stamped.path("at").asDouble());
    }

    static Instant of(double epochMillis) {
        long micros = Math.round(epochMillis * 1000);
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (long) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
