package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.FailureCause;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.requirement.Requirement;
import java.util.List;

/**
 * One cause and all requirements that it affects.
 *
 * @param style of the verdict
 * @param cause in one line
 * @param note what the target file has to do with it; empty when nothing
 * @param requirements that it breaks
 * @param finding one of its findings with its places
 */
record CauseView(VerdictStyle style, String cause, String note, List<Requirement> requirements, FindingView finding) {

    /** The worst first, known failures last. */
    static List<CauseView> of(RunRecord run, Anchors anchors) {
        return FailureCause.of(run).stream()
                .map(cause -> {
                    RequirementView first =
                            RequirementView.of(cause.requirements().get(0), anchors);
                    List<Requirement> rules = cause.requirements().stream()
                            .map(RequirementOutcome::requirement)
                            .toList();
                    return new CauseView(
                            first.style(),
                            cause.cause(),
                            first.note(),
                            rules,
                            first.findings().get(0));
                })
                .toList();
    }
}
