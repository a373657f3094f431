package io.sipwright.scenarios.report;

import io.cucumber.plugin.ConcurrentEventListener;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.RunPlan;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Collects a run: one Cucumber plugin per lane, one record at the end. Safe for any number of lanes at once, each with
 * its own Cucumber runtime and threads.
 */
public final class RunCollector {
    private final RunPlan plan;
    private final UnaryOperator<List<ScenarioRecord>> afterwards;
    private final Consumer<ScenarioRecord> ended;
    private final Clock clock;
    private final LaneLabels labels;
    private final Map<Lane, LaneListener> listeners = new LinkedHashMap<>();
    private final Map<Lane, List<ScenarioRecord>> notRun = new LinkedHashMap<>();
    private final Map<Lane, String> versions = new LinkedHashMap<>();
    private final Map<Lane, String> troubles = new LinkedHashMap<>();

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

    private RunCollector(
            RunPlan plan, Clock clock, UnaryOperator<List<ScenarioRecord>> afterwards, Consumer<ScenarioRecord> ended) {
        this.afterwards = afterwards;
        this.ended = ended;
        this.plan = plan;
        this.clock = clock;
        this.labels = new LaneLabels(plan.lanes());
    }

    /** The plugin for a lane's runtime; the same one when asked again. */
    public synchronized ConcurrentEventListener listener(Lane lane) {
        return listeners.computeIfAbsent(lane, one -> new LaneListener(one, ended));
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
    public synchronized RunRecord finish() {
        double wall = Duration.between(plan.startedAt(), clock.instant()).toMillis() / 1000.0;
        List<LaneRecord> lanes = new ArrayList<>();
        List<ScenarioRecord> scenarios = new ArrayList<>();
        MessageStream messages = new MessageStream();
        for (Lane lane : labels.lanes(listeners.keySet())) {
            String label = labels.label(lane);
            lanes.add(new LaneRecord(lane, label, versions.getOrDefault(lane, ""), troubleOf(lane)));
            scenarios.addAll(notRun.getOrDefault(lane, List.of()));
            LaneListener listener = listeners.get(lane);
            if (listener != null) {
                scenarios.addAll(listener.scenarios());
                messages.add(label, listener.envelopes());
            }
        }
        return RunRecord.judged(plan, wall, lanes, afterwards.apply(scenarios), messages.lines());
    }

    /** A lane that did not run or did not end must not look like one without failures. */
    private String troubleOf(Lane lane) {
        LaneListener listener = listeners.get(lane);
        boolean nothingRuns = listener == null && notRun.containsKey(lane);
        String unnoticed = nothingRuns || listener != null && listener.over() ? "" : "the lane did not run to its end";
        return troubles.getOrDefault(lane, unnoticed);
    }
}
