package io.sipwright.scenarios.run;

import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.tamper.ScopedTampering;
import io.sipwright.scenarios.invariant.Invariants;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.Rulebook;
import io.sipwright.scenarios.judge.RunPlan;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.mutant.ScenarioTampering;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.Outside;
import io.sipwright.scenarios.report.RunCollector;
import io.sipwright.scenarios.requirement.BackToBack;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.rule.registry.AllRules;
import io.sipwright.scenarios.step.EarlyEnd;
import io.sipwright.scenarios.step.RunContext;
import io.sipwright.scenarios.target.AccountPool;
import io.sipwright.scenarios.target.Capability;
import io.sipwright.scenarios.target.ChosenPorts;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.PrerequisiteMissingException;
import io.sipwright.scenarios.target.PublishedAddresses;
import io.sipwright.scenarios.target.RunningTarget;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import io.sipwright.scenarios.wire.BackToBackProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One conformance run, from the start of the target to the judged record. */
public final class Conformance {
    /** For a launched target to start, even on a busy machine; a target that ends is noticed at once. */
    private static final Duration TO_START = Duration.ofSeconds(90);
    /** For a target that is already running. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(8);

    /** With so many, wire scenarios and phones do not wait for each other's accounts. */
    private static final int ENOUGH_ACCOUNTS = 20;

    private static final String SCRIPTED = "scripted";
    private static final String FAIL_FAST = "the run ended at its first failure (--fail-fast)";
    private static final String SIGNAL = "a signal ended the run";

    private final Catalogue catalogue;
    private final RunOrder order;
    private final String pstn;
    private final GatewayStarter network;
    private final Consumer<String> lines;
    private final RunScenarios scenarios;
    private final EarlyEnd end = new EarlyEnd();
    private final AtomicLong tampered = new AtomicLong();
    private final AtomicReference<@Nullable RunCollector> collecting = new AtomicReference<>();
    private boolean prepared;

    /**
     * @param pstn name of the gateway
     * @param network starts it
     * @param lines receives one line of text per ended scenario, from any thread
     */
    public Conformance(
            Catalogue catalogue, RunOrder order, String pstn, GatewayStarter network, Consumer<String> lines) {
        this(catalogue, order, pstn, network, lines, RunScenarios.of(order, pstn));
    }

    /** @param scenarios of the order, or a part of them */
    Conformance(
            Catalogue catalogue,
            RunOrder order,
            String pstn,
            GatewayStarter network,
            Consumer<String> lines,
            RunScenarios scenarios) {
        this.catalogue = catalogue;
        this.order = order;
        this.pstn = pstn;
        this.network = network;
        this.lines = lines;
        this.scenarios = scenarios;
    }

    /**
     * Skips the first registration, warm-up and self-tests, because another run of the same target on this machine came
     * before.
     */
    Conformance prepared() {
        prepared = true;
        return this;
    }

    /**
     * Runs all lanes and judges. If this machine lacks the means, each scenario is recorded as unsupported.
     *
     * @throws TargetException if the target does not run or does not answer
     * @throws RunException if the gateway cannot start
     */
    public RunRecord run() throws TargetException, RunException, InterruptedException {
        try {
            return judged(Instant.now());
        } catch (PrerequisiteMissingException e) {
            return new UnsupportedRun(catalogue, String.valueOf(e.getMessage()))
                    .record(plan(Instant.now()), scenarios.scheduled());
        }
    }

    /**
     * The record of what was judged until now, of a run that a signal ends. No further scenario begins or counts. For any thread,
     * while {@link #run} is still running.
     */
    public RunRecord interrupt() {
        end.reach(SIGNAL);
        RunCollector collector = collecting.get();
        return collector == null
                ? notRun("A signal ended the run before its first scenario.").asInterrupted()
                : collector.interrupt();
    }

    /** How many messages, frames and packets tampering changed in the run that has ended. */
    long tampered() {
        return tampered.get();
    }

    /** The record of a run whose target or far end did not start: nothing was ruled on. */
    public RunRecord notRun(String why) {
        RunPlan plan = plan(Instant.now());
        List<LaneRecord> lanes = plan.lanes().stream()
                .map(lane -> new LaneRecord(lane, lane.label(), "", why))
                .toList();
        return RunRecord.judged(plan, 0, lanes, List.of(), List.of());
    }

    private Gateway gateway(Target target) throws IOException, PrerequisiteMissingException {
        return target.trunk().isPresent() ? network.start(target.telephoneNetwork()) : new NoGateway();
    }

    private RunRecord judged(Instant startedAt)
            throws TargetException, RunException, PrerequisiteMissingException, InterruptedException {
        try (NatSurroundings surroundings =
                NatSurroundings.of(order, !groups(Conformance::isReal).isEmpty())) {
            return judged(startedAt, surroundings);
        }
    }

    private RunRecord judged(Instant startedAt, NatSurroundings surroundings)
            throws TargetException, RunException, PrerequisiteMissingException, InterruptedException {
        Target placed = ChosenPorts.free().of(surroundings.place(order.target()));
        Target target = PublishedAddresses.of(placed, network.image());
        if (!target.equals(placed)) {
            lines.accept("published ports: target and far end are at "
                    + target.sip().getAddress().getHostAddress());
        }
        try (Gateway gateway = gateway(target);
                RunningTarget running =
                        RunningTarget.start(target.calledFrom(gateway.sources()), log(), patience(target))) {
            if (!prepared) {
                new FirstRegistration(target).check(order.folder().resolve("work"));
            }
            RunPlan plan = plan(startedAt);
            RunContext context = context(lookedAt(target), surroundings.outside(target), gateway);
            Progress progress = new Progress(scenarios.scheduled().size(), lines, System::nanoTime);
            RunCollector collector = new RunCollector(
                    plan,
                    records -> Invariants.judged(
                            records, id -> ScenarioIndex.admits(order.tags(), "@" + id), context.rulebook()),
                    scenario -> ended(scenario, progress));
            collecting.set(collector);
            scenarios
                    .lacking()
                    .forEach(lacking -> collector.notRun(
                            new UnsupportedRun(catalogue, lacking.why()).record(plan, lacking.scenario())));
            Thread waiting = wire(scenarios.waiting(), context, collector);
            Thread quick = wire(scenarios.quick(), context, collector);
            if (target.accounts().size() < ENOUGH_ACCOUNTS) {
                quick.join();
            }
            LaneRunner runner = new LaneRunner(context, scenarios.phoneAddresses(), collector);
            scripted(runner, collector);
            quick.join(); // real browsers need the processor
            realBrowsers(runner, collector);
            waiting.join();
            tampered.set(context.tampering().applied());
            if (!running.alive()) {
                plan.lanes()
                        .forEach(lane -> collector.trouble(
                                lane, "The target's process ended during the run; see " + log() + "."));
            }
            return collector.finish();
        } catch (IOException e) {
            throw new RunException(GatewayStarter.cannotStart(target.farEnd(), e), e);
        }
    }

    /** A back-to-back agent is known as one, whether its file says so or not. */
    private Target lookedAt(Target target) {
        if (prepared || target.says(BackToBack.CAPABILITY) || !BackToBackProbe.isBackToBack(target)) {
            return target;
        }
        lines.accept("the target is a back-to-back agent: a call arrives as a request of its own");
        return target.found(BackToBack.CAPABILITY, Capability.NO);
    }

    /** Runs wire scenarios on a separate thread, which ends at once if there are none. */
    private Thread wire(List<String> addresses, RunContext context, RunCollector collector) {
        Thread thread = new Thread(
                () -> {
                    if (!addresses.isEmpty()) {
                        scenarios.wire().run(context, scenarios.wireLane(), addresses, collector);
                    }
                },
                "wire");
        thread.start();
        return thread;
    }

    private static Duration patience(Target target) {
        return target.launch() instanceof Launch.Nothing ? TO_ANSWER : TO_START;
    }

    private Path log() {
        return order.folder().resolve("target.log");
    }

    private RunPlan plan(Instant startedAt) {
        List<Lane> lanes =
                scenarios.scheduled().stream().map(Scheduled::lane).distinct().toList();
        Target target = order.target();
        return new RunPlan(
                target.name(),
                order.seed(),
                startedAt,
                lanes,
                List.copyOf(catalogue.all()),
                target.knownFailures(),
                scenarios.untested(),
                order.strictness());
    }

    private RunContext context(Target target, Outside outside, Gateway gateway) {
        return new RunContext(
                target,
                outside,
                target.pace(),
                AccountPool.of(target),
                gateway,
                new Rulebook(catalogue, order.strictness(), target::lacks),
                AllRules.by(catalogue),
                order.timing(),
                tampering(gateway),
                new AtomicInteger(Math.floorMod((int) order.seed(), 127)),
                end);
    }

    private ScenarioTampering tampering(Gateway gateway) {
        ScopedTampering farEnd = new ScopedTampering();
        if (!order.tampering().isEmpty()) {
            gateway.tamperedBy(farEnd);
            lines.accept("tampering: seed " + order.seed());
        }
        return new ScenarioTampering(order.tampering(), farEnd, order.seed());
    }

    /** The scripted browser first, as it is fast and finds most. */
    private void scripted(LaneRunner runner, RunCollector collector) {
        groups(name -> name.equals(SCRIPTED)).forEach(group -> run(group, runner, collector));
    }

    private void realBrowsers(LaneRunner runner, RunCollector collector) throws InterruptedException {
        List<LaneGroup> real = groups(Conformance::isReal);
        if (!real.isEmpty()) {
            atOnce(real, runner, collector);
        }
    }

    private static boolean isReal(String browser) {
        return !browser.equals(SCRIPTED);
    }

    private List<LaneGroup> groups(Predicate<String> browser) {
        Map<BrowserFactory, List<PlannedLane>> byBrowser = scenarios.phones().stream()
                .filter(lane -> browser.test(lane.factory().name()))
                .collect(Collectors.groupingBy(PlannedLane::factory, LinkedHashMap::new, Collectors.toList()));
        return byBrowser.entrySet().stream()
                .map(e -> new LaneGroup(e.getKey(), e.getValue(), prepared))
                .toList();
    }

    private void atOnce(List<LaneGroup> groups, LaneRunner runner, RunCollector collector) throws InterruptedException {
        // behind NATs each scenario starts a browser of its own, which needs the processor
        int sideBySide = order.scope().nats() ? 1 : groups.size();
        ExecutorService threads = Executors.newFixedThreadPool(sideBySide, r -> new Thread(r, "lane"));
        try {
            for (Future<Object> done : threads.invokeAll(groups.stream()
                    .map(g -> Executors.callable(() -> run(g, runner, collector)))
                    .toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane failed unexpectedly", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(LaneGroup group, LaneRunner runner, RunCollector collector) {
        Optional<String> early = end.reason();
        if (early.isPresent()) {
            group.lanes().forEach(planned -> collector.trouble(planned.lane(), "Not begun: " + early.get() + "."));
            return;
        }
        group.run(
                runner,
                collector,
                order.folder().resolve("work").resolve(group.factory().name()));
    }

    private void ended(ScenarioRecord scenario, Progress progress) {
        progress.ended(scenario);
        if (order.failFast() && isFailure(scenario)) {
            end.reach(FAIL_FAST);
        }
    }

    /** Whether it failed or could not rule. A known failure does not count. */
    private boolean isFailure(ScenarioRecord scenario) {
        Verdict verdict = scenario.verdict();
        return verdict.compareTo(Verdict.SETUP_FAILED) <= 0
                && !scenario.failsOnlyAs(order.target().knownFailures());
    }
}
