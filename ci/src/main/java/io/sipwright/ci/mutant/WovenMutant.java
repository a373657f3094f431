package io.sipwright.ci.mutant;

import java.util.Set;
import java.util.function.Supplier;

/**
 * One named fault that is woven into the reference server.
 *
 * @param name as {@code ci/conform --mutant} takes it
 * @param requirement the requirement that owns the fault and must fail
 * @param description what is wrong with this server, in a sentence
 * @param cause words that the finding must contain, so that the judge is seen to know why
 * @param mayAlsoBreak other requirements that the fault may break
 * @param fault where the fault is and what it does
 */
public record WovenMutant(
        String name, String requirement, String description, String cause, Set<String> mayAlsoBreak, Fault fault) {
    /** Package of the server that class names are given in. */
    static final String SERVER = "io.sipwright.server.";

    /**
     * A method of the server that does something else.
     *
     * @param type class name below {@value #SERVER}
     * @param method a regular expression that its name matches; all its overloads are altered
     * @param override made only inside the mutant, as it may use the server's types
     */
    record Fault(String type, String method, Supplier<MethodOverride> override) {
        String className() {
            return SERVER + type;
        }
    }

    static WovenMutant of(String name, String requirement, String description, String cause, Fault fault) {
        return new WovenMutant(name, requirement, description, cause, Set.of(), fault);
    }

    WovenMutant mayAlsoBreak(String... others) {
        return new WovenMutant(name, requirement, description, cause, Set.of(others), fault);
    }
}
