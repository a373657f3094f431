package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.RunPlan;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Catalogue;
import java.util.ArrayList;
import java.util.List;

/**
 * A run for which this machine lacks the means: each scenario is unsupported, with the reason. Such a run rules on
 * nothing, so it never passes.
 *
 * @param catalogue the requirements
 * @param features where the scenarios are
 * @param why what is missing, in one sentence
 */
record UnsupportedRun(Catalogue catalogue, List<String> features, String why) {
    RunRecord record(RunPlan plan, List<PlannedLane> lanes) {
        ScenarioIndex index = new ScenarioIndex(features);
        List<ScenarioRecord> scenarios = new ArrayList<>();
        for (PlannedLane lane : lanes) {
            index.admitted(lane.tags()).forEach(scenario -> scenarios.add(record(plan, lane, scenario)));
        }
        List<LaneRecord> records = lanes.stream()
                .map(lane -> new LaneRecord(lane.lane(), lane.lane().label(), "", why))
                .toList();
        return RunRecord.judged(plan, 0, records, scenarios, List.of());
    }

    private ScenarioRecord record(RunPlan plan, PlannedLane lane, Pickle scenario) {
        List<String> claims = ScenarioIndex.claims(scenario);
        String path = scenario.getUri().toString();
        String source = path.substring(path.lastIndexOf('/') + 1) + ":"
                + scenario.getLocation().getLine();
        return new ScenarioRecord(
                scenario.getName(),
                "",
                source,
                lane.lane(),
                claims,
                plan.startedAt(),
                0,
                List.of(),
                claims.stream().map(this::ruling).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Ruling ruling(String id) {
        Finding finding = new Finding(Verdict.UNSUPPORTED, "", "not tried", "", why);
        return new Ruling(id, catalogue.get(id).level().word(), finding);
    }
}
