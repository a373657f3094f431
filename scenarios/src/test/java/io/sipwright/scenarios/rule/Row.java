package io.sipwright.scenarios.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.rule.Judgement.Ruled;
import io.sipwright.scenarios.rule.registry.AllRules;
import java.util.List;

/**
 * What a rule says of a script.
 *
 * @param id the rule
 * @param script what both ends saw
 * @param verdict that one of its findings has
 * @param text that a pass has among what was seen, and anything else in its cause
 */
record Row(String id, Script script, Verdict verdict, String text) {
    static final Catalogue CATALOGUE = Catalogue.load();
    private static final Judgement JUDGEMENT = AllRules.by(CATALOGUE);

    static Row pass(String id, Script script, String seen) {
        return new Row(id, script, Verdict.PASS, seen);
    }

    static Row fail(String id, Script script, String cause) {
        return new Row(id, script, Verdict.FAIL, cause);
    }

    static Row warn(String id, Script script, String cause) {
        return new Row(id, script, Verdict.WARN, cause);
    }

    static Row setup(String id, Script script, String cause) {
        return new Row(id, script, Verdict.SETUP_FAILED, cause);
    }

    List<Ruled> ruled() {
        return JUDGEMENT.on(JUDGEMENT.find(id).orElseThrow(), script.evidence());
    }

    void isTrue() {
        List<Finding> findings = ruled().stream()
                .filter(r -> r.requirement().equals(id))
                .map(Ruled::finding)
                .toList();
        assertThat(findings).as(findings.toString()).anySatisfy(f -> {
            assertThat(f.verdict()).isEqualTo(verdict);
            assertThat(verdict == Verdict.PASS ? f.actual() : f.cause() + f.actual())
                    .contains(text);
        });
    }
}
