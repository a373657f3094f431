package io.sipwright.scenarios.report;

import io.cucumber.plugin.ConcurrentEventListener;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.RunPlan;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects a run: one Cucumber plugin per lane, one record at the end. Safe for any number of lanes at once, each with
 * its own Cucumber runtime and threads.
 */
public final class RunCollector {
    /** A signal to a whole process group ends the target and this process in any order. */
    private static final Duration DOUBTFUL = Duration.ofSeconds(1);

    private final RunPlan plan;
    private final UnaryOperator<List<ScenarioRecord>> afterwards;
    private final Consumer<ScenarioRecord> ended;
    private final Clock clock;
    private final LaneLabels labels;
    private final Map<Lane, LaneListener> listeners = new LinkedHashMap<>();
    private final Map<Lane, List<ScenarioRecord>> notRun = new LinkedHashMap<>();
    private final Map<Lane, String> versions = new LinkedHashMap<>();
    private final Map<Lane, String> troubles = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Instant> interrupted = new AtomicReference<>();

    public RunCollector(RunPlan plan) {
        this(plan, scenarios -> scenarios, scenario -> {});
    }

    /**
     * @param afterwards adds what is ruled when all scenarios are over
     * @param ended receives each scenario when it is over, from any thread
     */
    public RunCollector(RunPlan plan, UnaryOperator<List<ScenarioRecord>> afterwards, Consumer<ScenarioRecord> ended) {
        this(plan, Clock.systemUTC(), afterwards, ended);
    }

    RunCollector(RunPlan plan, Clock clock) {
        this(plan, clock, scenarios -> scenarios, scenario -> {});
    }

    RunCollector(
            RunPlan plan, Clock clock, UnaryOperator<List<ScenarioRecord>> afterwards, Consumer<ScenarioRecord> ended) {
        this.afterwards = afterwards;
        this.ended = ended;
        this.plan = plan;
        this.clock = clock;
        this.labels = new LaneLabels(plan.lanes());
    }

    /** The plugin for a lane's runtime; the same one when asked again. */
    public synchronized ConcurrentEventListener listener(Lane lane) {
        return listeners.computeIfAbsent(lane, one -> new LaneListener(one, this::ended));
    }

    private void ended(ScenarioRecord scenario) {
        if (interrupted.get() == null) {
            ended.accept(scenario);
        }
    }

    /**
     * Notes the browser that a lane runs in.
     *
     * @param version for example {@code Chromium 156.0.8078.79}
     */
    public synchronized void browser(Lane lane, String version) {
        versions.put(lane, version);
    }

    /**
     * Notes that a lane could not run, or not to its end: its browser is missing, its runtime threw. The run is then
     * inconclusive at best.
     *
     * @param why one sentence
     */
    public synchronized void trouble(Lane lane, String why) {
        troubles.merge(lane, why, (a, b) -> a + " " + b);
    }

    /** Notes a scenario that does not run, such as one that its target lacks the means for. */
    public synchronized void notRun(ScenarioRecord scenario) {
        notRun.computeIfAbsent(scenario.lane(), lane -> new ArrayList<>()).add(scenario);
        ended.accept(scenario);
    }

    /**
     * Judges the collected run. To be called when all lanes have ended; a scenario that is still running is left out.
     */
    public RunRecord finish() {
        return record(scenario -> true, lane -> "the lane did not run to its end");
    }

    /**
     * Judges what has ended until now, because a signal ends the run. Scenarios that end later do not count, nor do those that did not
     * pass within the last {@link #DOUBTFUL}: the signal may have reached the target first.
     */
    public RunRecord interrupt() {
        Instant at = clock.instant();
        interrupted.compareAndSet(null, at);
        return record(
                        scenario -> !scenario.endedAt()
                                .isAfter(scenario.verdict() == Verdict.PASS ? at : at.minus(DOUBTFUL)),
                        lane -> "a signal ended the run " + seconds(at) + " s after its start; "
                                + (listeners.containsKey(lane)
                                        ? "scenarios of this lane are missing"
                                        : "this lane had not begun"))
                .asInterrupted();
    }

    private long seconds(Instant at) {
        return Duration.between(plan.startedAt(), at).toSeconds();
    }

    /** @param unfinished what is said of a lane that has not ended and had no other trouble */
    private synchronized RunRecord record(Predicate<ScenarioRecord> counts, Function<Lane, String> unfinished) {
        double wall = Duration.between(plan.startedAt(), clock.instant()).toMillis() / 1000.0;
        List<LaneRecord> lanes = new ArrayList<>();
        List<ScenarioRecord> scenarios = new ArrayList<>();
        MessageStream messages = new MessageStream();
        for (Lane lane : labels.lanes(listeners.keySet())) {
            String label = labels.label(lane);
            lanes.add(new LaneRecord(lane, label, versions.getOrDefault(lane, ""), troubleOf(lane, unfinished)));
            scenarios.addAll(notRun.getOrDefault(lane, List.of()));
            LaneListener listener = listeners.get(lane);
            if (listener != null) {
                listener.scenarios().stream().filter(counts).forEach(scenarios::add);
                messages.add(label, listener.envelopes());
            }
        }
        return RunRecord.judged(plan, wall, lanes, afterwards.apply(scenarios), messages.lines());
    }

    /** A lane that did not run or did not end must not look like one without failures. */
    private String troubleOf(Lane lane, Function<Lane, String> unfinished) {
        LaneListener listener = listeners.get(lane);
        boolean nothingRuns = listener == null && notRun.containsKey(lane);
        String unnoticed = nothingRuns || listener != null && listener.over() ? "" : unfinished.apply(lane);
        return troubles.getOrDefault(lane, unnoticed);
    }
}
