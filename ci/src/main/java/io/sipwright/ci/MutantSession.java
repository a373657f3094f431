package io.sipwright.ci;

import io.sipwright.ci.mutant.FaultControl;
import io.sipwright.scenarios.cli.Installation;
import io.sipwright.scenarios.cli.TargetFiles;
import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.mutant.Mutant;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.run.MutantResult;
import io.sipwright.scenarios.run.MutantRuns;
import io.sipwright.scenarios.run.RunFault;
import io.sipwright.scenarios.run.RunOrder;
import io.sipwright.scenarios.run.ScenarioIndex;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One process of the reference server for many mutants.
 *
 * @param installation where its target file is
 * @param folder where logs go
 * @param seed of all random choices
 */
record MutantSession(Installation installation, Path folder, long seed) {
    /** Instead of 90 s: the server ends an abandoned call within 20 s, so a mutant that does not is noticed by then. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private static final int ACCOUNTS_EACH = 5;

    /**
     * Runs mutants.
     *
     * @param everything whether all scenarios run for each mutant
     * @param results receives each result at once, from any thread
     */
    List<MutantResult> run(List<Mutant> mutants, boolean everything, int sideBySide, Consumer<MutantResult> results)
            throws TargetFault, RunFault, InterruptedException, IOException {
        Target target = new TargetFiles(installation, id -> true)
                .read("reference", Map.of())
                .withAccounts(accounts(sideBySide));
        try (FaultControl control = new FaultControl()) {
            RunOrder order = new RunOrder(
                    target.launchedBy(target.launch().with(List.of("mutant=" + control.port()))),
                    List.of(new ScriptedBrowserFactory()),
                    Set.of(PhoneLibrary.JSSIP),
                    List.of(ScenarioIndex.OWN),
                    "",
                    Strictness.STRICT, // a mutant that breaks a SHOULD must be seen to turn it red
                    Timing.standard().withAbandoned(ABANDONED),
                    seed,
                    false,
                    List.of(),
                    folder);
            GatewayStarter embedded =
                    Objects.requireNonNull(GatewayStarter.all().get("embedded"));
            return new MutantRuns(Catalogue.load(), order, embedded, control, results)
                    .run(mutants, everything, sideBySide);
        }
    }

    /** Enough for all mutants that run side by side. */
    private static List<Account> accounts(int sideBySide) {
        return IntStream.rangeClosed(1, ACCOUNTS_EACH * sideBySide)
                .mapToObj(i -> new Account("mutant" + i, "secret-of-" + i))
                .toList();
    }
}
