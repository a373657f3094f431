package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints a remedy once for each cause, where the cause is named first. For one page. */
public final class PrintedRemedies {
    private final Set<List<String>> printed = new HashSet<>();

    /** The remedy of a finding; empty if it has none, or if it stands further up. */
    public String of(Finding finding) {
        boolean first = !finding.remedy().isEmpty() && printed.add(List.of(finding.cause(), finding.remedy()));
        return first ? finding.remedy() : "";
    }
}
