package io.sipwright.scenarios.mutant;

import io.sipwright.pstn.tamper.TamperRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A target with one named fault. It shows that the judge notices the fault: the requirement that owns it must fail. Or
 * a target that does something unusual but allowed, which shows that the judge does not report it.
 *
 * @param name as {@code --mutant} takes it
 * @param requirement catalogue id of the requirement that owns the fault
 * @param fault what is wrong with this target, in a sentence
 * @param rules the tampering; empty if the fault is made by other means
 * @param cause words that the owner's finding must contain, each of them
 * @param mayAlsoBreak other requirements that the fault may break
 * @param survives why no scenario notices the fault yet; empty if it must be noticed
 * @param harmless whether what it does is lawful: nothing may turn red
 * @param slow whether its scenarios wait for half a minute or more, so it starts early
 */
public record Mutant(
        String name,
        String requirement,
        String fault,
        List<TamperRule> rules,
        List<String> cause,
        Set<String> mayAlsoBreak,
        Optional<String> survives,
        boolean harmless,
        boolean slow) {
    public Mutant {
        rules = List.copyOf(rules);
        cause = List.copyOf(cause);
        mayAlsoBreak = Set.copyOf(mayAlsoBreak);
    }

    /** Whether tampering makes the fault, which works in front of any target. */
    public boolean isTampered() {
        return !rules.isEmpty();
    }

    /** The line that {@code --mutant list} prints. */
    public String line() {
        return String.format("%-34s %-9s %s", name, requirement, fault);
    }
}
