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
import java.util.List;

/**
 * Scenarios that do not run because this machine or the target lacks the means: each is unsupported, with the reason.
 *
 * @param catalogue the requirements
 * @param why what is missing, in one sentence
 */
record UnsupportedRun(Catalogue catalogue, String why) {
    /** A whole run, which rules on nothing and so never passes. */
    RunRecord record(RunPlan plan, List<Scheduled> run) {
        List<ScenarioRecord> scenarios = run.stream().map(s -> record(plan, s)).toList();
        List<LaneRecord> lanes = plan.lanes().stream()
                .map(lane -> new LaneRecord(lane, lane.label(), "", why))
                .toList();
        return RunRecord.judged(plan, 0, lanes, scenarios, List.of());
    }

    /** One scenario of a run. */
    ScenarioRecord record(RunPlan plan, Scheduled run) {
        Pickle scenario = run.scenario();
        List<String> claims = ScenarioIndex.claims(scenario);
        return new ScenarioRecord(
                scenario.getName(),
                ScenarioRecord.fileName(scenario.getUri()),
                ScenarioChoice.place(scenario),
                run.lane(),
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
