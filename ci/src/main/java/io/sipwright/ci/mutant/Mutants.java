package io.sipwright.ci.mutant;

import java.util.List;
import java.util.stream.Stream;

/** All mutants of the reference server. */
public final class Mutants {
    /** In the order in which {@code --mutant list} prints them. */
    public static final List<Mutant> ALL = Stream.of(SignallingMutants.ALL, DescriptionMutants.ALL, MediaMutants.ALL)
            .flatMap(List::stream)
            .toList();

    private Mutants() {}

    static Mutant named(String name) {
        return ALL.stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + name));
    }
}
