package io.sipwright.scenarios.evidence;

import java.util.List;

/**
 * Which phones of a party had the right password.
 *
 * @param right in the order of {@link Evidence#phones()}
 */
public record Passwords(List<Boolean> right) implements Fact {
    public Passwords {
        right = List.copyOf(right);
    }
}
