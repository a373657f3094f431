package io.sipwright.scenarios.invariant;

import io.sipwright.scenarios.invariant.Invariant.Breach;
import io.sipwright.scenarios.invariant.Invariant.Look;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Rulebook;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All invariants, judged when a run is over. */
public final class Invariants {
    private static final String EXPECTED = "holds for everything that the target sends";
    private static final List<Invariant> ALL = Stream.of(
                    Frames.INVARIANTS, WebSocketMessages.INVARIANTS, Challenges.INVARIANTS, Disclosure.INVARIANTS)
            .flatMap(List::stream)
            .toList();

    private Invariants() {}

    /** The requirements that they belong to. */
    public static Set<String> requirements() {
        return ALL.stream().map(Invariant::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The scenarios of a run with what invariants say of it: a failure in each scenario that shows one. Where nothing is wrong, those that
     * claim the requirement get a pass that says how much was looked at.
     *
     * @param asked the requirements that the run is about
     */
    public static List<ScenarioRecord> judged(
            List<ScenarioRecord> scenarios, Predicate<String> asked, Rulebook rulebook) {
        RunTraffic run = RunTraffic.of(scenarios);
        Map<ScenarioRecord, List<Ruling>> rulings = new IdentityHashMap<>();
        ALL.stream().filter(i -> asked.test(i.id())).forEach(invariant -> {
            Look look = invariant.look(run);
            if (look.breaches().isEmpty() && look.seen() > 0) {
                Finding pass =
                        Finding.pass(EXPECTED, "it holds " + look.seen() + " times in this run", "the whole run");
                scenarios.stream()
                        .filter(s -> s.claims().contains(invariant.id()))
                        .forEach(s -> add(rulings, s, rulebook.rule(invariant.id(), pass)));
            }
            for (Breach breach : firstOfEach(look.breaches())) {
                add(rulings, breach.scenario(), rulebook.rule(invariant.id(), finding(breach)));
            }
        });
        return scenarios.stream()
                .map(s -> rulings.containsKey(s) ? s.with(rulings.getOrDefault(s, List.of())) : s)
                .toList();
    }

    /** The first failure of each scenario, else its first warning. */
    private static List<Breach> firstOfEach(List<Breach> breaches) {
        Map<ScenarioRecord, Breach> first = new IdentityHashMap<>();
        List<Breach> failuresFirst = breaches.stream()
                .sorted(Comparator.comparing(b -> b.verdict() == Verdict.FAIL ? 0 : 1))
                .toList();
        List<Breach> all = new ArrayList<>();
        for (Breach breach : failuresFirst) {
            if (first.putIfAbsent(breach.scenario(), breach) == null) {
                all.add(breach);
            }
        }
        return all;
    }

    private static Finding finding(Breach breach) {
        return Finding.fail(EXPECTED, breach.complaint(), breach.where(), breach.complaint())
                .withVerdict(breach.verdict());
    }

    private static void add(Map<ScenarioRecord, List<Ruling>> rulings, ScenarioRecord scenario, Ruling ruling) {
        rulings.computeIfAbsent(scenario, s -> new ArrayList<>()).add(ruling);
    }
}
