package io.sipwright.ci.mutant;

import java.util.Set;
import java.util.function.Supplier;

/**
 * One named fault of the reference server.
 *
 * @param name as {@code ci/conform --mutant} takes it
 * @param requirement the requirement that owns the fault and must turn red
 * @param sentence what is wrong with this server
 * @param blast other requirements that may turn red, because the fault also keeps them from holding; all others must not
 * @param type the server's class that is altered, by its full name
 * @param method the method's name; all its overloads are altered
 * @param twist made only inside the mutant, as it may use the server's types
 */
public record Mutant(
        String name,
        String requirement,
        String sentence,
        Set<String> blast,
        String type,
        String method,
        Supplier<Twist> twist) {

    /** The line that {@code --mutant list} prints. */
    public String line() {
        return String.format("%-34s %-9s %s", name, requirement, sentence);
    }
}
