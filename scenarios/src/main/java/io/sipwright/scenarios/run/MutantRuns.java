package io.sipwright.scenarios.run;

import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.mutant.Mutant;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.ChosenPorts;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.PrerequisiteMissingException;
import io.sipwright.scenarios.target.RunningTarget;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs many mutants against one process of the target. A run is split into parts: the wire scenarios of its owner, and
 * each scenario of phones separately. Parts run side by side, each with its own accounts: they mostly wait. Faults of state are made one
 * at a time, and their parts run one after the other, because they affect the whole target.
 */
public final class MutantRuns {
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final String PSTN = "embedded";
    private static final int WARM_UP = 32;

    private final Catalogue catalogue;
    private final RunOrder order;
    private final GatewayStarter network;
    private final StateFaults faults;
    private final Consumer<MutantResult> results;
    private final FeatureSet features;
    private final AtomicBoolean warm = new AtomicBoolean();

    /**
     * @param order the target and the common settings of all runs; its tags are ignored
     * @param network the gateway; it must be in this process, because it is tampered with
     * @param results receives each result at once, from any thread
     */
    public MutantRuns(
            Catalogue catalogue,
            RunOrder order,
            GatewayStarter network,
            StateFaults faults,
            Consumer<MutantResult> results) {
        this.catalogue = catalogue;
        this.order = order;
        this.network = network;
        this.faults = faults;
        this.results = results;
        features = FeatureSet.of(order.features());
    }

    /**
     * Runs the mutants.
     *
     * @param everything whether all scenarios run for each mutant, not only those of its owner
     * @param sideBySide how many parts at once; fewer if the target has too few accounts
     * @return in the order of the mutants
     * @throws TargetException when the target does not start
     * @throws RunException when the far end does not start
     */
    public List<MutantResult> run(List<Mutant> mutants, boolean everything, int sideBySide)
            throws TargetException, RunException, InterruptedException {
        try {
            Target target = ChosenPorts.free().of(order.target());
            try (Gateway gateway = network.start(target.telephoneNetwork());
                    RunningTarget running =
                            RunningTarget.start(target, order.folder().resolve("target.log"), TO_START)) {
                List<RunOrder> places = places(target, sideBySide);
                SharedGateway shared = new SharedGateway(gateway);
                List<MutantResult> done = new ArrayList<>();
                done.addAll(atOnce(mutants.stream().filter(Mutant::isTampered).toList(), places, shared, everything));
                for (Mutant mutant :
                        mutants.stream().filter(m -> !m.isTampered()).toList()) {
                    done.add(withState(mutant, places, shared, everything));
                }
                if (!running.alive()) {
                    throw new TargetException("The target ended during the run; see "
                            + order.folder().resolve("target.log") + ".");
                }
                return mutants.stream()
                        .map(m -> done.stream()
                                .filter(d -> d.mutant().equals(m))
                                .findFirst()
                                .orElseThrow())
                        .toList();
            }
        } catch (PrerequisiteMissingException | IOException e) {
            throw new RunException("The mutants cannot run: " + e.getMessage(), e);
        }
    }

    /** One run order per parallel run, each with its own accounts, folder and signatures. */
    private List<RunOrder> places(Target target, int sideBySide) {
        int each = Math.max(2, target.accounts().size() / sideBySide);
        int count = Math.max(1, Math.min(sideBySide, target.accounts().size() / each));
        List<RunOrder> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Account> accounts = target.accounts().subList(i * each, (i + 1) * each);
            Path folder = order.folder().resolve("place-" + i);
            places.add(order.of(
                    target.withAccounts(accounts).launchedBy(new Launch.Nothing()), folder, order.seed() + 31L * i));
        }
        return places;
    }

    /** The wire scenarios that warm up this process and the target first; then phones in one half of the places, all else in the other. */
    private List<MutantResult> atOnce(
            List<Mutant> mutants, List<RunOrder> places, SharedGateway shared, boolean everything)
            throws InterruptedException {
        List<Parts> all = mutants.stream()
                .map(mutant -> new Parts(mutant, places.get(0), everything))
                .toList();
        List<Part> parts = inOrder(all);
        List<Part> wire = parts.stream().filter(p -> !p.scenarios.hasPhones()).toList();
        List<Part> phones = parts.stream().filter(p -> p.scenarios.hasPhones()).toList();
        int warming = Math.min(WARM_UP, wire.size());
        List<Part> others = wire.subList(warming, wire.size());
        int half = places.size() / 2;
        atOnce(wire.subList(0, warming), places, shared);
        if (half == 0 || phones.isEmpty() || others.isEmpty()) {
            atOnce(phones, places, shared);
            atOnce(others, places, shared);
        } else {
            together(
                    List.of(
                            () -> atOnce(phones, places.subList(0, half), shared),
                            () -> atOnce(others, places.subList(half, places.size()), shared)),
                    2);
        }
        return all.stream().map(Parts::result).toList();
    }

    /** As many at once as there are places. */
    private void atOnce(List<Part> parts, List<RunOrder> places, SharedGateway shared) throws InterruptedException {
        BlockingQueue<RunOrder> free = new LinkedBlockingQueue<>(places);
        together(
                parts.stream()
                        .<Work>map(part -> () -> {
                            RunOrder place = free.take();
                            try {
                                part.run(place, shared);
                            } finally {
                                free.add(place);
                            }
                        })
                        .toList(),
                places.size());
    }

    /** What runs on a thread. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private static void together(List<Work> work, int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, r -> new Thread(r, "mutants"));
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (Work one : work) {
                calls.add(() -> {
                    one.run();
                    return null;
                });
            }
            for (Future<Void> one : pool.invokeAll(calls)) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed unexpectedly", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Some quick wire scenarios, which warm up; then those that wait long, so that they do not end last; then all others. */
    private static List<Part> inOrder(List<Parts> all) {
        List<Part> parts = all.stream().flatMap(p -> p.parts.stream()).toList();
        List<Part> slow = parts.stream().filter(p -> p.whole.mutant.slow()).toList();
        List<Part> quick = parts.stream().filter(p -> !p.whole.mutant.slow()).toList();
        List<Part> warming = quick.stream()
                .filter(p -> !p.scenarios.hasPhones())
                .limit(WARM_UP)
                .toList();
        List<Part> order = new ArrayList<>(warming);
        order.addAll(slow);
        quick.stream().filter(p -> !warming.contains(p)).forEach(order::add);
        return order;
    }

    private MutantResult withState(Mutant mutant, List<RunOrder> places, SharedGateway shared, boolean everything)
            throws InterruptedException {
        try {
            warm.set(true); // a conversation to warm up would have the fault already
            faults.on(mutant.name());
            try {
                return atOnce(List.of(mutant), places.subList(0, 1), shared, everything)
                        .get(0);
            } finally {
                faults.off();
            }
        } catch (IOException e) {
            MutantResult none = new MutantResult(mutant, List.of(), String.valueOf(e.getMessage()), 0, Duration.ZERO);
            results.accept(none);
            return none;
        }
    }

    /** One mutant and what is known of it. Safe for any thread. */
    private final class Parts {
        private final Mutant mutant;
        private final String tags;
        private final List<Part> parts;
        private final List<RunRecord> records = new ArrayList<>();
        private final Set<String> troubles = new LinkedHashSet<>();
        private Duration took = Duration.ZERO;
        private long tampered;
        private int over;

        Parts(Mutant mutant, RunOrder place, boolean everything) {
            this.mutant = mutant;
            tags = everything ? "not @slow" : "@" + mutant.requirement();
            parts = RunScenarios.of(place.only(tags, mutant.rules()), PSTN, features).parts(features).stream()
                    .map(scenarios -> new Part(this, scenarios))
                    .toList();
        }

        synchronized void add(Optional<RunRecord> record, String trouble, long changes, Duration time) {
            record.ifPresent(records::add);
            if (!trouble.isEmpty()) {
                troubles.add(trouble);
            }
            took = took.plus(time);
            tampered += changes;
            over++;
            if (over == parts.size()) {
                results.accept(result());
            }
        }

        synchronized MutantResult result() {
            return new MutantResult(mutant, records, String.join(" ", troubles), tampered, took);
        }
    }

    /** Some scenarios against one mutant. */
    private final class Part {
        private final Parts whole;
        private final RunScenarios scenarios;

        Part(Parts whole, RunScenarios scenarios) {
            this.whole = whole;
            this.scenarios = scenarios;
        }

        void run(RunOrder place, SharedGateway shared) throws InterruptedException {
            long began = System.nanoTime();
            RunOrder run = place.only(whole.tags, whole.mutant.rules());
            Optional<RunRecord> record = Optional.empty();
            String trouble = "";
            long changes = 0;
            try {
                Conformance conformance =
                        new Conformance(catalogue, run, PSTN, settings -> shared.forOneRun(), line -> {}, scenarios);
                boolean first = scenarios.hasPhones() && warm.compareAndSet(false, true);
                record = Optional.of((first ? conformance : conformance.prepared()).run());
                changes = conformance.tampered();
            } catch (TargetException | RunException e) {
                trouble = String.valueOf(e.getMessage());
            }
            whole.add(record, trouble, changes, Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
