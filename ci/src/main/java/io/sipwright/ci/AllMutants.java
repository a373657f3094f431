package io.sipwright.ci;

import io.sipwright.ci.mutant.WovenMutant;
import io.sipwright.ci.mutant.WovenMutants;
import io.sipwright.scenarios.mutant.Mutant;
import io.sipwright.scenarios.mutant.MutantFiles;
import io.sipwright.scenarios.mutant.MutantReader;
import io.sipwright.scenarios.requirement.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Both kinds of mutants: tampering, which works in front of any target, and faults woven into the reference server. */
final class AllMutants {
    private AllMutants() {}

    /** Those of the feature files first. */
    static List<Mutant> of(Catalogue catalogue) {
        MutantReader reader = new MutantReader(id -> catalogue.find(id).isPresent());
        return Stream.concat(
                        new MutantFiles(reader).own().stream(),
                        WovenMutants.ALL.stream().map(AllMutants::woven))
                .toList();
    }

    private static Mutant woven(WovenMutant mutant) {
        return new Mutant(
                mutant.name(),
                mutant.requirement(),
                mutant.description(),
                List.of(),
                List.of(mutant.cause()),
                mutant.mayAlsoBreak(),
                Optional.empty(),
                false,
                false);
    }
}
