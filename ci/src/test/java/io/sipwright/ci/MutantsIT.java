package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.cli.Installation;
import io.sipwright.scenarios.mutant.Mutant;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.MutantResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The judge can fail: each fault turns the requirement that owns it red, with its cause, and of the others only those that its
 * entry names. A fault that nothing notices yet says so in its entry, and fails here as soon as something does notice it.
 */
class MutantsIT {
    private static final int SIDE_BY_SIDE = 16;
    private static final Logger LOG = LoggerFactory.getLogger(MutantsIT.class);

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> a_mutant_turns_the_requirement_that_owns_its_fault_red() throws Exception {
        Installation installation =
                new Installation(Deployment.HOME, Deployment.HOME.resolve("ci/targets"), "reference");
        List<Mutant> mutants = AllMutants.of(Catalogue.load()).stream()
                .filter(m -> m.name().matches(System.getProperty("sipwright.mutants", ".*")))
                .toList();
        long seed = System.nanoTime() & 0xffff;
        LOG.info("{}", "mutants: seed " + seed);

        List<MutantResult> results = new MutantSession(installation, folder, seed)
                .run(mutants, false, SIDE_BY_SIDE, result -> LOG.info("{}", KillMatrix.line(result)));

        LOG.info("{}", KillMatrix.text(results));
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(result.mutant().name(), () -> assertThat(result.asExpected())
                        .as(KillMatrix.line(result))
                        .isTrue()));
    }
}
