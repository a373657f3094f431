package io.sipwright.scenarios.step;

import io.cucumber.java.en.Then;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.rule.Rule;
import java.util.List;

/** One step rules on any requirement that has a rule. All of its ids are ruled on; none stops the scenario. */
public final class RulingSteps {
    private final World world;

    public RulingSteps(World world) {
        this.world = world;
    }

    /** {@code Then SDP-002, SDP-003 and MED-001 hold}. Rules about a whole call are judged when the scenario has ended. */
    @Then("{requirements} hold(s)")
    public void hold(List<String> ids) {
        for (String id : ids) {
            Rule rule = world.judgement()
                    .find(id)
                    .orElseThrow(() -> new IllegalArgumentException("no rule is known for " + id));
            if (world.unable().isPresent()) {
                String why = world.unable().get();
                world.recorder().rule(id, new Finding(Verdict.UNTESTED, "", "", "", why));
            } else {
                new FactGathering(world).gather(rule.facts());
                rule(rule);
            }
        }
    }

    private void rule(Rule rule) {
        if (rule.afterCall()) {
            world.later(rule);
        } else {
            world.judge(rule, world.subject());
        }
    }
}
