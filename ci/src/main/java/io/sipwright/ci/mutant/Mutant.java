package io.sipwright.ci.mutant;

import java.util.Set;
import java.util.function.Supplier;

/**
 * One named fault of the reference server.
 *
 * @param name as {@code ci/conform --mutant} takes it
 * @param requirement the requirement that owns the fault and must turn red
 * @param sentence what is wrong with this server
 * @param cause words that the named cause must hold, so that the judge is seen to know why
 * @param blast other requirements that may turn red, because the fault also keeps them from holding; all others must not
 * @param fault where the fault is and what it does
 */
public record Mutant(String name, String requirement, String sentence, String cause, Set<String> blast, Fault fault) {
    /** Package of the server that class names are given in. */
    static final String SERVER = "io.sipwright.server.";

    /**
     * A method of the server that does something else.
     *
     * @param type class name below {@value #SERVER}
     * @param method a regular expression that its name matches; all its overloads are altered
     * @param twist made only inside the mutant, as it may use the server's types
     */
    record Fault(String type, String method, Supplier<MethodOverride> twist) {
        String className() {
            return SERVER + type;
        }
    }

    /** The line that {@code --mutant list} prints. */
    public String line() {
        return String.format("%-30s %-9s %s", name, requirement, sentence);
    }

    static Mutant of(String name, String requirement, String sentence, String cause, Fault fault) {
        return new Mutant(name, requirement, sentence, cause, Set.of(), fault);
    }

    Mutant mayAlsoBreak(String... others) {
        return new Mutant(name, requirement, sentence, cause, Set.of(others), fault);
    }
}
