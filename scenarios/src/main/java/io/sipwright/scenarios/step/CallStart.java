package io.sipwright.scenarios.step;

import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The moment from which on what a phone sees belongs to a call that begins now, and not to the one before it. */
final class CallStart {
    /** Browsers stamp what they see in whole milliseconds of their own. */
    private static final Duration STAMP = Duration.ofMillis(20);

    private CallStart() {}

    /** In the phone's own stamps: after all that it has seen, however short the call before was. */
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
