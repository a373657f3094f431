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
 * The judge notices faults: each mutant makes the requirement that owns it fail, with the expected cause, and no others
 * than its entry names. A mutant that nothing notices yet is marked in its entry; the test fails once something notices
 * it. An unexpected result is checked again with fewer mutants in parallel, and the log says so: a flake is a bug.
 */
class MutantsIT {
    private static final int SIDE_BY_SIDE = 24;
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

        MutantSession session = new MutantSession(installation, folder, seed);
        List<MutantResult> first = run(session, mutants, SIDE_BY_SIDE);
        LOG.info("{}", KillMatrix.text(first));

        List<Mutant> again = first.stream()
                .filter(result -> !result.asExpected())
                .map(MutantResult::mutant)
                .toList();
        if (!again.isEmpty()) {
            LOG.warn(
                    "{}",
                    "not as expected, so looked at once more, two at a time: "
                            + again.stream().map(Mutant::name).toList());
        }
        List<MutantResult> second = again.isEmpty() ? List.of() : run(session, again, 2);
        return Stream.concat(first.stream().filter(MutantResult::asExpected), second.stream())
                .map(result -> DynamicTest.dynamicTest(result.mutant().name(), () -> assertThat(result.asExpected())
                        .as(KillMatrix.line(result))
                        .isTrue()));
    }

    private static List<MutantResult> run(MutantSession session, List<Mutant> mutants, int sideBySide)
            throws Exception {
        return session.run(mutants, false, sideBySide, result -> LOG.info("{}", KillMatrix.line(result)));
    }
}
