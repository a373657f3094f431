package io.sipwright.pstn.tamper;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a mutant: what it applies to and what it does.
 *
 * @param on the units
 * @param window when
 * @param changes applied in their order
 * @param keepLength whether Content-Length stays unchanged even if a change makes it wrong
 * @param action what happens to the unit
 * @param keep the name under which the original unit is kept for a later rule; empty for none
 */
public record TamperRule(
        Match on, Window window, List<Change> changes, boolean keepLength, Action action, String keep) {
    public TamperRule {
        changes = List.copyOf(changes);
    }

    /** A rule that does one thing to everything that matches, at any time. */
    public static TamperRule of(Match on, Action action, Change... changes) {
        return new TamperRule(on, Window.ALWAYS, List.of(changes), false, action, "");
    }

    /**
     * When a rule applies.
     *
     * @param after the rule waits until a unit that matches this has passed; empty for no such condition
     * @param from how long after that, or after the first unit that matches
     * @param length for how long from then on; empty means until the end
     */
    public record Window(Optional<Match> after, Duration from, Optional<Duration> length) {
        /** At any time. */
        public static final Window ALWAYS = new Window(Optional.empty(), Duration.ZERO, Optional.empty());

        boolean isOpen(long nanosSinceBegin) {
            return nanosSinceBegin >= from.toNanos() && (length.isEmpty() || nanosSinceBegin < endNanos());
        }

        /** Its end, counted from its beginning; the maximum if it does not end. */
        long endNanos() {
            return length.map(l -> from.plus(l).toNanos()).orElse(Long.MAX_VALUE);
        }
    }
}
