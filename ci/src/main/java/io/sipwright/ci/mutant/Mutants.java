package io.sipwright.ci.mutant;

import java.util.List;

/** All mutants that are woven into the reference server. */
public final class Mutants {
    /** In the order in which {@code --mutant list} prints them. */
    public static final List<Mutant> ALL = MediaMutants.ALL;

    private Mutants() {}

    static Mutant named(String name) {
        return ALL.stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + name));
    }
}
