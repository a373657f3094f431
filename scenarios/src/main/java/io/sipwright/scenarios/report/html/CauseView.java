package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One cause and all requirements that it affects: what a reader wants to see first.
 *
 * @param look of the verdict
 * @param cause in one line
 * @param note what the target file has to do with it; empty when nothing
 * @param requirements that it breaks
 * @param finding one of its findings with its places
 */
record CauseView(Look look, String cause, String note, List<Requirement> requirements, FindingView finding) {
    private static final Set<Verdict> SHOWN =
            EnumSet.of(Verdict.FAIL, Verdict.HARNESS_FAULT, Verdict.SETUP_FAILED, Verdict.WARN);

    private record Key(Verdict verdict, String cause, String note) {}

    /** The worst first, known failures last. */
    static List<CauseView> of(RunRecord run, Anchors anchors) {
        Map<Key, CauseView> causes = new LinkedHashMap<>();
        run.outcomes().stream()
                .filter(o -> SHOWN.contains(o.verdict()))
                .sorted(Comparator.comparing(RequirementOutcome::knownFailure)
                        .thenComparing(RequirementOutcome::verdict))
                .forEach(o -> {
                    RequirementView view = RequirementView.of(o, anchors);
                    causes.computeIfAbsent(new Key(o.verdict(), view.cause(), view.note()), k -> of(view))
                            .requirements
                            .add(o.requirement());
                });
        return List.copyOf(causes.values());
    }

    private static CauseView of(RequirementView view) {
        return new CauseView(
                view.look(),
                view.cause(),
                view.note(),
                new ArrayList<>(),
                view.findings().get(0));
    }
}
