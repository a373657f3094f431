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
import io.sipwright.scenarios.run.RunException;
import io.sipwright.scenarios.run.RunOrder;
import io.sipwright.scenarios.run.ScenarioChoice;
import io.sipwright.scenarios.run.ScenarioIndex;
import io.sipwright.scenarios.run.ScenarioScope;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Processes of the reference server for many mutants: one for all that tampering makes, and some for faults of state, of which a
 * process has one at a time.
 *
 * @param installation where its target file is
 * @param folder where logs go
 * @param seed of all random choices
 */
record MutantSession(Installation installation, Path folder, long seed) {
    /** Instead of 90 s: the server ends an abandoned call within 20 s, so a mutant that does not is noticed by then. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private static final int ACCOUNTS_EACH = 5;
    private static final int PROCESSES_WITH_STATE = 2;

    /**
     * Runs mutants.
     *
     * @param everything whether all scenarios run for each mutant
     * @param sideBySide how many parts of runs at once in each process
     * @param results receives each result at once, from any thread
     * @return in the order of the mutants
     */
    List<MutantResult> run(List<Mutant> mutants, boolean everything, int sideBySide, Consumer<MutantResult> results)
            throws TargetException, RunException, InterruptedException {
        List<List<Mutant>> shares = shares(mutants);
        ExecutorService threads = Executors.newFixedThreadPool(shares.size(), r -> new Thread(r, "mutants"));
        try {
            List<Future<List<MutantResult>>> running = new ArrayList<>();
            for (int i = 0; i < shares.size(); i++) {
                List<Mutant> share = shares.get(i);
                Path process = folder.resolve("process-" + i);
                running.add(threads.submit(() -> inOneProcess(share, process, everything, sideBySide, results)));
            }
            Map<String, MutantResult> done = new HashMap<>();
            for (Future<List<MutantResult>> one : running) {
                one.get().forEach(result -> done.put(result.mutant().name(), result));
            }
            return mutants.stream()
                    .map(m -> Objects.requireNonNull(done.get(m.name())))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TargetException fault) {
                throw fault;
            } else if (e.getCause() instanceof RunException fault) {
                throw fault;
            }
            throw new IllegalStateException("a run failed unexpectedly", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The mutants of each process. */
    private static List<List<Mutant>> shares(List<Mutant> mutants) {
        List<List<Mutant>> shares = new ArrayList<>(
                List.of(mutants.stream().filter(Mutant::isTampered).toList()));
        List<Mutant> state = mutants.stream().filter(m -> !m.isTampered()).toList();
        for (int i = 0; i < PROCESSES_WITH_STATE; i++) {
            int process = i;
            shares.add(IntStream.range(0, state.size())
                    .filter(n -> n % PROCESSES_WITH_STATE == process)
                    .mapToObj(state::get)
                    .toList());
        }
        return shares.stream().filter(share -> !share.isEmpty()).toList();
    }

    private List<MutantResult> inOneProcess(
            List<Mutant> mutants, Path process, boolean everything, int sideBySide, Consumer<MutantResult> results)
            throws TargetException, RunException, InterruptedException, IOException {
        Target reference = new TargetFiles(installation, id -> true).read("reference", Map.of());
        Target target = reference.withAccounts(accounts(sideBySide, reference.domain()));
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
                    new ScenarioScope(false, false, false, true),
                    ScenarioChoice.ALL,
                    false,
                    List.of(),
                    process);
            GatewayStarter embedded =
                    Objects.requireNonNull(GatewayStarter.all().get("embedded"));
            return new MutantRuns(Catalogue.load(), order, embedded, control, results)
                    .run(mutants, everything, sideBySide);
        }
    }

    /** Enough for every part that runs at once. */
    private static List<Account> accounts(int sideBySide, String domain) {
        return IntStream.rangeClosed(1, ACCOUNTS_EACH * sideBySide)
                .mapToObj(i -> Account.of("mutant" + i, "secret-of-" + i, domain))
                .toList();
    }
}
