package io.sipwright.scenarios.rule;

import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Applies rules with regard to their dependencies: if an earlier requirement fails on the same evidence, those that
 * depend on it cannot be ruled on, and say so. Immutable.
 */
public final class Judgement {
    /**
     * A finding about a requirement.
     *
     * @param requirement catalogue id
     * @param finding not yet weighed by its level
     */
    public record Ruled(String requirement, Finding finding) {}

    private final Map<String, Rule> rules;
    private final Function<String, String> titles;
    private final Function<String, List<String>> after;

    /**
     * @param rules all that there are
     * @param titles what holds, by id
     * @param after the requirements that one depends on, by id
     */
    public Judgement(List<Rule> rules, Function<String, String> titles, Function<String, List<String>> after) {
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
        this.titles = titles;
        this.after = after;
    }

    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Rules on one requirement, and on others that the evidence shows to be broken instead. */
    public List<Ruled> on(Rule rule, Evidence evidence) {
        Judged judged = judge(rule, evidence);
        List<Ruled> all = new ArrayList<>();
        if (judged.unsettled()) {
            Optional<Rule> before = broken(rule.id(), evidence, new HashSet<>(Set.of(rule.id())));
            if (before.isPresent()) {
                List<Finding> failed = judge(before.get(), evidence).findings();
                all.add(new Ruled(rule.id(), restsOn(rule.id(), before.get().id(), failed.get(0))));
                failed.forEach(f -> all.add(new Ruled(before.get().id(), f)));
                return all;
            }
        }
        judged.findings().forEach(f -> all.add(new Ruled(rule.id(), settled(rule.id(), f, judged.charges()))));
        judged.charges().stream()
                .filter(c -> !c.requirement().equals(rule.id()))
                .forEach(c -> all.add(new Ruled(c.requirement(), failed(c))));
        return all;
    }

    private Judged judge(Rule rule, Evidence evidence) {
        return rule.judge(evidence, titles.apply(rule.id()));
    }

    /** The earliest failing requirement in the chain of dependencies. */
    private Optional<Rule> broken(String id, Evidence evidence, Set<String> looked) {
        for (String earlier : after.apply(id)) {
            if (looked.add(earlier)) {
                Optional<Rule> root = broken(earlier, evidence, looked);
                if (root.isPresent()) {
                    return root;
                }
                Optional<Rule> rule = find(earlier).filter(r -> r.ready(evidence));
                if (rule.filter(r -> judge(r, evidence).failed()).isPresent()) {
                    return rule;
                }
            }
        }
        return Optional.empty();
    }

    private Finding restsOn(String id, String before, Finding failed) {
        return Finding.setupFailed(titles.apply(id), before + " does not hold: " + failed.cause(), failed.where());
    }

    /** If evidence is missing because this requirement is broken, it fails. */
    private static Finding settled(String id, Finding finding, List<BrokenRequirement> charges) {
        boolean own = charges.stream().anyMatch(c -> c.requirement().equals(id));
        return own && finding.verdict() == Verdict.SETUP_FAILED
                ? new Finding(Verdict.FAIL, finding.expected(), finding.cause(), finding.where(), finding.cause())
                        .withRemedy(charges.get(0).remedy())
                : finding;
    }

    private Finding failed(BrokenRequirement charge) {
        return Finding.fail(titles.apply(charge.requirement()), charge.cause(), charge.where(), charge.cause())
                .withRemedy(charge.remedy());
    }
}
