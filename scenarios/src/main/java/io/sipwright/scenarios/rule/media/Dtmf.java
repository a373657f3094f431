package io.sipwright.scenarios.rule.media;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.rtp.TelephoneEvent;
import io.sipwright.scenarios.evidence.Digits;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Digits as telephone events (RFC 4733). */
public final class Dtmf {
    private static final int ENDS = 3;

    static final Rule DIGITS = rule("MED-027")
            .requires(Stage.ESTABLISHED)
            .requires(Digits.class)
            .holds((e, is) -> {
                Digits digits = e.fact(Digits.class).orElseThrow();
                String pressed = digits.pressed();
                // MED-027 · RFC 4733 §2.5.1
                is.at("far end")
                        .must(
                                digits.collected().equals(pressed),
                                "the far end collected \"" + digits.collected() + "\" where \"" + pressed
                                        + "\" was sent")
                        .seen(digits.collected());
                if (pressed.chars().distinct().count() >= 14) {
                    is.covers("0-9*#AD, each once");
                }
                if (!digits.packets().isEmpty()) {
                    int events = digits.events().size();
                    is.must(
                                    events == pressed.length(),
                                    events + " events arrived where " + pressed.length() + " digits were sent")
                            .must(
                                    again(digits.packets()).isEmpty(),
                                    again(digits.packets()).orElse(""))
                            .covers("timestamp, duration, marker and end bit of each event");
                    digits.events().forEach(event -> whole(event, is));
                }
            });

    public static final List<Rule> RULES = List.of(DIGITS);

    private Dtmf() {}

    /** MED-027 · RFC 4733 §2.5.1.2 to §2.5.1.4, of the packets of one event. */
    private static void whole(List<TelephoneEvent> event, Clauses is) {
        String digit = "digit " + event.get(0).digit();
        boolean grows = true;
        for (int i = 1; i < event.size(); i++) {
            grows &= event.get(i).duration() >= event.get(i - 1).duration();
        }
        long ends = event.stream().filter(TelephoneEvent::end).count();
        is.must(event.get(0).marker(), "the first packet of " + digit + " has no marker bit")
                .must(grows, "the duration of " + digit + " shrinks")
                .must(ends > 0, "no packet of " + digit + " has the end bit")
                .should(ends == 0 || ends == ENDS, "the end bit of " + digit + " came " + ends + " times instead of 3");
    }

    /** A packet of an event that came after a later event had begun. */
    private static Optional<String> again(List<TelephoneEvent> packets) {
        Set<Long> over = new HashSet<>();
        for (int i = 1; i < packets.size(); i++) {
            TelephoneEvent before = packets.get(i - 1);
            TelephoneEvent packet = packets.get(i);
            if (packet.timestamp() != before.timestamp()) {
                over.add(before.timestamp());
            }
            if (over.contains(packet.timestamp())) {
                return Optional.of(
                        "digit " + packet.digit() + " arrived again after digit " + before.digit() + " had begun");
            }
        }
        return Optional.empty();
    }
}
