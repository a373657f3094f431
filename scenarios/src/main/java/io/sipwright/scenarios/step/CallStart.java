package io.sipwright.scenarios.step;

import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The time from which a phone's events belong to a new call, and not to the one before. */
final class CallStart {
    /** Browsers' times are whole milliseconds of their own clock. */
    private static final Duration STAMP = Duration.ofMillis(20);

    private CallStart() {}

    /** By the phone's clock: after its last event, however short the previous call was. */
    static Instant of(Phone phone) {
        return after(phone.transcript(), phone.events(), Instant.now());
    }

    static Instant after(Transcript seen, List<PhoneEvent> events, Instant now) {
        return Stream.concat(
                        seen.messages().stream().map(WireMessage::at),
                        events.stream().map(PhoneEvent::at))
                .map(at -> at.plusNanos(1))
                .reduce(now.minus(STAMP), (a, b) -> a.isAfter(b) ? a : b);
    }
}
