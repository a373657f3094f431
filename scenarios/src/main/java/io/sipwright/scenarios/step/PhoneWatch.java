package io.sipwright.scenarios.step;

import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits for one event of a phone, or for one that excludes it.
 *
 * @param phone whose events are waited for
 * @param since events before this time belong to an earlier call
 */
record PhoneWatch(Phone phone, Instant since) {
    private static final Duration SLICE = Duration.ofMillis(250);

    /** Expect within T: registered; returns at once if the registration failed. */
    boolean registered(Duration within) {
        return first(Kind.REGISTERED, Kind.REGISTRATION_FAILED, within);
    }

    /** Expect within T: the call is established; returns at once if it failed. */
    boolean established(Duration within) {
        return first(Kind.ESTABLISHED, Kind.FAILED, within);
    }

    /** Expect within T: the call is over, whether it was established or not. */
    boolean over(Duration within) {
        return happened(Kind.ENDED)
                || happened(Kind.FAILED)
                || first(Kind.ENDED, Kind.FAILED, within)
                || happened(Kind.FAILED);
    }

    /** Whether the call is over by now. */
    boolean ended() {
        return happened(Kind.ENDED) || happened(Kind.FAILED);
    }

    /** A watch on all events of the phone. */
    static PhoneWatch all(Phone phone) {
        return new PhoneWatch(phone, Instant.EPOCH);
    }

    boolean happened(Kind kind) {
        return newest(kind).isPresent();
    }

    /** From the last event of one kind to the next of another. */
    Optional<Duration> between(Kind from, Kind to) {
        Optional<Instant> start = newest(from);
        Optional<Instant> end = newest(to);
        return start.isPresent() && end.isPresent()
                ? Optional.of(Duration.between(start.get(), end.get()))
                : Optional.empty();
    }

    private Optional<Instant> newest(Kind kind) {
        return phone.events().stream()
                .filter(e -> e.kind() == kind && !e.at().isBefore(since))
                .map(PhoneEvent::at)
                .reduce((a, b) -> b);
    }

    private boolean first(Kind wanted, Kind excluding, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        do {
            if (phone.expect(wanted, SLICE).isPresent()) {
                return true;
            }
            if (phone.expect(excluding, Duration.ZERO).isPresent()) {
                return false;
            }
        } while (System.nanoTime() < end);
        return false;
    }
}
