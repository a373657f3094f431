package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.ci.Deployment.Result;
import io.sipwright.ci.mutant.Mutant;
import io.sipwright.ci.mutant.Mutants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge can fail: each fault turns the requirement that owns it red, with a named cause, and no unrelated one. */
@Execution(ExecutionMode.CONCURRENT)
class MutantsIT {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS_EACH = 400;

    @TempDir
    Path folder;

    static Stream<Mutant> mutants() {
        return Mutants.ALL.stream().filter(m -> m.name().matches(System.getProperty("sipwright.mutants", ".*")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void a_mutant_turns_the_requirement_that_owns_its_fault_red(Mutant mutant) throws IOException {
        int ports = FIRST_PORT + PORTS_EACH * Mutants.ALL.indexOf(mutant);

        Result result = new Deployment(folder, ports).conform(true, "--browser", "scripted", "--mutant", mutant.name());

        Map<String, String> verdicts = result.verdicts();
        assertThat(verdicts).as(result.out() + result.err()).containsEntry(mutant.requirement(), "fail");
        assertThat(result.cause(mutant.requirement())).contains(mutant.cause());
        assertThat(result.exitCode()).isEqualTo(1);
        Set<String> red = verdicts.entrySet().stream()
                .filter(one -> one.getValue().equals("fail"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        red.remove(mutant.requirement());
        assertThat(mutant.blast()).as("red besides its owner").containsAll(red);
    }
}
