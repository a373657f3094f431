package io.sipwright.ci;

import io.sipwright.scenarios.cli.Installation;
import io.sipwright.scenarios.mutant.Mutant;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.MutantResult;
import io.sipwright.scenarios.run.RunException;
import io.sipwright.scenarios.target.TargetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sipwright mutants}: shows for each requirement that the judge notices its faults. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description = "Runs the scenarios against one mutant after the other and says which mutants they notice.")
final class MutantsCommand implements Callable<Integer> {
    private static final int NOT_AS_EXPECTED = 1;
    private static final int INCONCLUSIVE = 3;

    private final Installation installation;
    private final Catalogue catalogue = Catalogue.load();

    @Option(names = "--all", description = "All scenarios for each mutant, not only those of its owner.")
    private boolean all;

    @Option(names = "--mutant", paramLabel = "NAME", split = ",", description = "Only these.")
    private Set<String> names = Set.of();

    @Option(names = "--requirement", paramLabel = "ID", split = ",", description = "Only those of these requirements.")
    private Set<String> requirements = Set.of();

    @Option(names = "--side-by-side", paramLabel = "N", defaultValue = "24", description = "How many run at once.")
    private int sideBySide;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the random choices of a run.")
    private @Nullable Long seed;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "sipwright-report/mutants",
            description = "Where logs go.")
    private Path report = Path.of("sipwright-report/mutants");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    MutantsCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<Mutant> chosen = AllMutants.of(catalogue).stream().filter(wanted()).toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is no such mutant; --mutant list prints them.");
        }
        long chosenSeed = seed == null ? System.nanoTime() & 0xffff : Objects.requireNonNull(seed);
        PrintWriter out = spec.commandLine().getOut();
        long began = System.nanoTime();
        out.println("sipwright mutants: " + chosen.size() + " mutants, seed " + chosenSeed);
        out.flush();
        try {
            List<MutantResult> results = new MutantSession(installation, report, chosenSeed)
                    .run(chosen, all, sideBySide, result -> {
                        synchronized (out) {
                            out.println(KillMatrix.line(result));
                            out.flush();
                        }
                    });
            out.println(KillMatrix.text(results) + ", in " + (System.nanoTime() - began) / 1_000_000_000 + " s");
            out.flush();
            return results.stream().allMatch(MutantResult::asExpected) ? 0 : NOT_AS_EXPECTED;
        } catch (TargetException | RunException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return INCONCLUSIVE;
        }
    }

    private Predicate<Mutant> wanted() {
        return m -> (names.isEmpty() || names.contains(m.name()))
                && (requirements.isEmpty() || requirements.contains(m.requirement()));
    }
}
