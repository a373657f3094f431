package io.sipwright.browsers.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.browsers.driver.BrowserWindow;
import io.sipwright.scenarios.phone.PhoneEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events of one phone page, fetched continuously. */
final class PageEvents {
    private static final Set<String> KINDS = new HashSet<>(
            Arrays.stream(PhoneEvent.Kind.values()).map(Enum::name).toList());

    private final BrowserWindow window;
    private final List<PhoneEvent> events = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private int fetched;

    PageEvents(BrowserWindow window) {
        this.window = window;
    }

    List<PhoneEvent> all() {
        fetch(Duration.ZERO);
        return List.copyOf(events);
    }

    /** The events fetched so far, without a request to the page. */
    List<PhoneEvent> known() {
        return List.copyOf(events);
    }

    Optional<PhoneEvent> expect(PhoneEvent.Kind kind, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        Optional<PhoneEvent> event = take(kind);
        for (long left = within.toNanos(); event.isEmpty() && left >= 0; left = end - System.nanoTime()) {
            Duration patience = window.patience();
            fetch(patience.toNanos() < left ? patience : Duration.ofNanos(left));
            event = take(kind);
        }
        return event;
    }

    private Optional<PhoneEvent> take(PhoneEvent.Kind kind) {
        for (int index = 0; index < events.size(); index++) {
            if (events.get(index).kind() == kind && taken.add(index)) {
                return Optional.of(events.get(index));
            }
        }
        return Optional.empty();
    }

    private void fetch(Duration patience) {
        for (JsonNode event : window.call("events", fetched, patience.toMillis())) {
            fetched++;
            // The page has further event kinds for what its user does.
            if (KINDS.contains(event.path("kind").asText())) {
                events.add(new PhoneEvent(
                        PageTime.of(event),
                        PhoneEvent.Kind.valueOf(event.path("kind").asText()),
                        event.path("detail").asText()));
            }
        }
    }
}
