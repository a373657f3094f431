package io.sipwright.scenarios.evidence;

import java.time.Duration;
import java.util.Optional;

/**
 * What was heard after the NAT of the browser forgot something during the call.
 *
 * @param forgotten {@code bindings} or {@code connections}
 * @param limit in which both ends had to hear each other again
 * @param after when they did, without gaps from then on; empty if they did not in time
 */
public record HeardAgain(String forgotten, Duration limit, Optional<Duration> after) implements Fact {
    /** {@code after the NAT forgot its bindings they heard each other again after 1250 ms}. */
    public String text() {
        return "after the NAT forgot its " + forgotten
                + after.map(time -> " they heard each other again after " + time.toMillis() + " ms")
                        .orElse(" they did not hear each other again within " + limit.toSeconds() + " s");
    }
}
