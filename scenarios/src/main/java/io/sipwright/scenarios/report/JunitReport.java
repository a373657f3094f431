package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.Outcome;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.report.JunitCase.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code junit.xml}: one suite a lane, one test case a scenario. A {@code failure} is the target's, an {@code error} the
 * harness's or a precondition's; what could not be ruled on, and known failures, are {@code skipped}. A run with exit
 * code 1 has a failure, a run with exit code 3 an error, even if no scenario shows it.
 */
final class JunitReport {
    private static final String OF_RUN = "run";

    private final RunRecord run;
    private final Function<Attachment, String> files;
    private final Set<String> taken = new HashSet<>();

    /** @param files the address of an attachment, as the CI server reads it; empty when it has no file */
    JunitReport(RunRecord run, Function<Attachment, String> files) {
        this.run = run;
        this.files = files;
    }

    String render() {
        List<JunitXml.Suite> suites = new ArrayList<>();
        run.lanes().forEach(lane -> suites.add(suite(lane)));
        List<JunitCase> ofRun = ofRun(suites);
        if (!ofRun.isEmpty()) {
            suites.add(new JunitXml.Suite(OF_RUN, ofRun));
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("target", run.target());
        properties.put("seed", String.valueOf(run.seed()));
        return JunitXml.of("Sipwright: " + run.target(), run.startedAt(), properties, suites);
    }

    private JunitXml.Suite suite(LaneRecord lane) {
        List<JunitCase> cases = new ArrayList<>();
        if (!lane.trouble().isEmpty()) {
            cases.add(JunitCase.ofRun(
                    group(lane.label(), "Lane"),
                    "The lane runs",
                    Result.ERROR,
                    Verdict.HARNESS_FAULT.word(),
                    lane.trouble()));
        }
        run.scenarios().stream()
                .filter(s -> s.lane().equals(lane.lane()))
                .forEach(s -> cases.add(unique(testCase(lane.label(), s), s.source())));
        return new JunitXml.Suite(lane.label(), cases);
    }

    /** Cases for a verdict that no scenario and no lane explains. */
    private List<JunitCase> ofRun(List<JunitXml.Suite> suites) {
        List<JunitCase> cases = new ArrayList<>();
        for (RequirementOutcome passed : run.chargedPasses()) {
            cases.add(JunitCase.ofRun(
                    OF_RUN + ".Known failures",
                    passed.requirement().id() + " still fails",
                    Result.FAILURE,
                    "unexpected pass",
                    passed.unexpectedPassText()));
        }
        Set<Result> results = new HashSet<>();
        Stream.concat(suites.stream().flatMap(s -> s.cases().stream()), cases.stream())
                .forEach(c -> results.add(c.result()));
        if (run.verdict() == Outcome.FAIL && !results.contains(Result.FAILURE)) {
            cases.add(JunitCase.ofRun(
                    OF_RUN + ".Verdict", "The run passes", Result.FAILURE, "fail", "failed: " + ids(Verdict.FAIL)));
        }
        if (run.verdict() == Outcome.INCONCLUSIVE && !results.contains(Result.ERROR)) {
            String why = run.covered() == 0 ? "nothing was ruled on" : "not everything could be ruled on: " + unruled();
            cases.add(JunitCase.ofRun(
                    OF_RUN + ".Verdict", "The run can rule", Result.ERROR, Outcome.INCONCLUSIVE.word(), why));
        }
        return cases;
    }

    private String unruled() {
        return (ids(Verdict.SETUP_FAILED) + " " + ids(Verdict.HARNESS_FAULT)).strip();
    }

    private String ids(Verdict verdict) {
        return String.join(
                " ",
                run.outcomes().stream()
                        .filter(o -> o.verdict() == verdict && !o.knownFailure())
                        .map(o -> o.requirement().id())
                        .toList());
    }

    private JunitCase testCase(String lane, ScenarioRecord scenario) {
        Result result = result(scenario);
        List<String> requirements = Stream.concat(
                        scenario.claims().stream(), scenario.rulings().stream().map(Ruling::requirement))
                .distinct()
                .toList();
        String feature = scenario.feature().isEmpty() ? scenario.source() : scenario.feature();
        return new JunitCase(
                group(lane, feature),
                scenario.name(),
                scenario.seconds(),
                result,
                scenario.verdict().word(),
                result == Result.PASSED ? "" : message(scenario, result),
                result == Result.PASSED ? "" : details(scenario),
                requirements,
                output(scenario));
    }

    /** Jenkins takes what stands before the last dot for a package. */
    private static String group(String lane, String feature) {
        return lane.replace('.', '_') + "." + feature.replace('.', '_');
    }

    /** Two scenarios of one feature may have the same name. */
    private JunitCase unique(JunitCase one, String source) {
        String name = one.name();
        for (int n = 1; !taken.add(one.group() + "\n" + name); n++) {
            name = one.name() + " (" + source + (n == 1 ? ")" : ", " + n + ")");
        }
        return one.named(name);
    }

    private Result result(ScenarioRecord scenario) {
        return switch (scenario.verdict()) {
            case FAIL -> run.failsAsKnown(scenario) ? Result.SKIPPED : Result.FAILURE;
            case HARNESS_FAULT, SETUP_FAILED -> Result.ERROR;
            case UNSUPPORTED, NOT_APPLICABLE, UNTESTED -> Result.SKIPPED;
            case PASS, IN_PART, WARN -> Result.PASSED;
        };
    }

    /** Of a known failure the reason in the target file comes first. */
    private String message(ScenarioRecord scenario, Result result) {
        String cause = run.cause(scenario);
        if (result != Result.SKIPPED || scenario.verdict() != Verdict.FAIL) {
            return cause.isEmpty() ? scenario.verdict().word() : cause;
        }
        String reasons = String.join(
                "; ",
                scenario.failed().stream()
                        .flatMap(ruling -> run.knownAs(ruling).stream())
                        .map(KnownFailure::text)
                        .distinct()
                        .toList());
        return "known failure: " + reasons + ": " + cause;
    }

    private static String details(ScenarioRecord scenario) {
        StringBuilder text = new StringBuilder(scenario.source());
        scenario.failedSteps().forEach(s -> text.append("\nfailed step: ").append(s.sentence()));
        for (Ruling ruling : scenario.failed()) {
            Finding f = ruling.finding();
            text.append("\n").append(ruling.requirement());
            line(text, "cause", f.cause());
            line(text, "to change", f.remedy());
            line(text, "expected", f.expected());
            line(text, "actual", f.actual());
            line(text, "evidence", f.where());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append("\n  ").append(label).append(": ").append(value);
        }
    }

    /** Warnings, then a line for each file, pictures first: GitLab shows the first one only. */
    private List<String> output(ScenarioRecord scenario) {
        List<String> lines = new ArrayList<>();
        scenario.rulings().stream()
                .filter(r -> r.finding().verdict() == Verdict.WARN)
                .forEach(
                        r -> lines.add(r.requirement() + " warn: " + r.finding().cause()));
        scenario.attachments().stream()
                .sorted(Comparator.comparing(a -> !a.mediaType().startsWith("image/")))
                .map(files)
                .filter(file -> !file.isEmpty())
                .forEach(file -> lines.add("[[ATTACHMENT|" + file + "]]"));
        return lines;
    }
}
