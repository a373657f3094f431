package io.sipwright.scenarios.evidence;

import java.util.List;

/**
 * The video of a call.
 *
 * @param decoded frames that each end decoded
 */
public record Pictures(List<Long> decoded) implements Fact {
    public Pictures {
        decoded = List.copyOf(decoded);
    }
}
