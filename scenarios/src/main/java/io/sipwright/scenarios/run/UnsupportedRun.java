package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.RunPlan;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Catalogue;
import java.util.List;

/**
 * A run for which this machine lacks the means: each scenario is unsupported, with the reason. Such a run rules on
 * nothing, so it never passes.
 *
 * @param catalogue the requirements
 * @param why what is missing, in one sentence
 */
record UnsupportedRun(Catalogue catalogue, String why) {
    RunRecord record(RunPlan plan, List<Scheduled> run) {
        List<ScenarioRecord> scenarios =
                run.stream().map(s -> record(plan, s.lane(), s.scenario())).toList();
        List<LaneRecord> lanes = plan.lanes().stream()
                .map(lane -> new LaneRecord(lane, lane.label(), "", why))
                .toList();
        return RunRecord.judged(plan, 0, lanes, scenarios, List.of());
    }

    private ScenarioRecord record(RunPlan plan, Lane lane, Pickle scenario) {
        List<String> claims = ScenarioIndex.claims(scenario);
        return new ScenarioRecord(
                scenario.getName(),
                ScenarioRecord.fileName(scenario.getUri()),
                ScenarioChoice.place(scenario),
                lane,
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
