package io.sipwright.scenarios.evidence;

import io.sipwright.pstn.rtp.TelephoneEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Digits that the phone pressed.
 *
 * @param pressed in order
 * @param collected by the far end
 * @param packets of the telephone events, that came to the far end, in the order of their sequence numbers; empty where it does not count them
 */
public record Digits(String pressed, String collected, List<TelephoneEvent> packets) implements Fact {
    public Digits {
        packets = List.copyOf(packets);
    }

    public Digits(String pressed, String collected) {
        this(pressed, collected, List.of());
    }

    /** The packets of each event, by its timestamp, in the order in which events began. */
    public Collection<List<TelephoneEvent>> events() {
        Map<Long, List<TelephoneEvent>> events = new LinkedHashMap<>();
        packets.forEach(p ->
                events.computeIfAbsent(p.timestamp(), t -> new ArrayList<>()).add(p));
        return events.values();
    }
}
