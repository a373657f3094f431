package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One named cause and all that it spoils: what a reader wants to see first.
 *
 * @param look of the verdict
 * @param cause in one line
 * @param requirements ids
 * @param lanes labels of the lanes
 * @param finding one of its findings with its places
 */
record CauseView(Look look, String cause, List<String> requirements, Set<String> lanes, FindingView finding) {
    private static final Set<Verdict> SHOWN =
            EnumSet.of(Verdict.FAIL, Verdict.HARNESS_FAULT, Verdict.SETUP_FAILED, Verdict.WARN);

    private record Key(Verdict verdict, String cause) {}

    static List<CauseView> of(RunRecord run, Anchors anchors) {
        Map<Key, CauseView> causes = new LinkedHashMap<>();
        run.outcomes().stream()
                .filter(o -> SHOWN.contains(o.verdict()))
                .sorted(Comparator.comparing(RequirementOutcome::verdict))
                .forEach(o -> {
                    RequirementView view = RequirementView.of(o, anchors);
                    FindingView first = view.findings().get(0);
                    CauseView cause = causes.computeIfAbsent(
                            new Key(o.verdict(), view.cause()),
                            k -> new CauseView(
                                    view.look(), k.cause(), new ArrayList<>(), new LinkedHashSet<>(), first));
                    cause.requirements.add(o.rule().id());
                    first.places().forEach(p -> cause.lanes.add(p.lane()));
                });
        return List.copyOf(causes.values());
    }
}
