package io.sipwright.scenarios.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.PlacedFinding;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code report.json}, component by component; {@code report.schema.json} says what each means. */
record ReportDocument(
        String target,
        String targetSoftware,
        String harness,
        String verdict,
        int exitCode,
        boolean interrupted,
        long seed,
        Instant startedAt,
        double wallSeconds,
        Map<String, Long> counts,
        long knownFailures,
        long unexpectedPasses,
        List<LaneEntry> lanes,
        List<RequirementEntry> requirements,
        List<ScenarioEntry> scenarios,
        List<MediaEntry> media) {

    static ReportDocument of(RunRecord run) {
        Map<String, Long> counts = new LinkedHashMap<>();
        run.counts().forEach((verdict, n) -> counts.put(verdict.word(), n));
        return new ReportDocument(
                run.target(),
                TargetSoftware.of(run).orElse(""),
                HarnessVersion.text(),
                run.verdict().word(),
                run.exitCode(),
                run.interrupted(),
                run.seed(),
                run.startedAt(),
                run.wallSeconds(),
                counts,
                run.knownFailures(),
                run.unexpectedPasses(),
                run.lanes().stream().map(LaneEntry::of).toList(),
                run.outcomes().stream().map(RequirementEntry::of).toList(),
                run.scenarios().stream().map(s -> ScenarioEntry.of(run, s)).toList(),
                run.scenarios().stream()
                        .flatMap(s -> s.media().stream().map(row -> MediaEntry.of(run, s, row)))
                        .toList());
    }

    /** A mode in which the scenarios ran. */
    record LaneEntry(
            String label, String browser, String phone, String pstn, String nat, String version, String trouble) {
        static LaneEntry of(LaneRecord r) {
            return new LaneEntry(
                    r.label(),
                    r.lane().browser(),
                    r.lane().phone(),
                    r.lane().pstn(),
                    r.lane().nat(),
                    r.version(),
                    r.trouble());
        }
    }

    /** A requirement; expected, actual, cause and evidence are those of the deciding finding. */
    record RequirementEntry(
            String id,
            String title,
            String rfc,
            String level,
            String verdict,
            Map<String, String> lanes,
            List<String> scenarios,
            String expected,
            String actual,
            String cause,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String remedy,
            String evidence,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<KnownFailure> known) {

        static RequirementEntry of(RequirementOutcome o) {
            Map<String, String> lanes = new LinkedHashMap<>();
            o.lanes().forEach((lane, verdict) -> lanes.put(lane, verdict.word()));
            var decisive = o.decisive().map(PlacedFinding::finding).filter(f -> o.verdict() != Verdict.UNTESTED);
            return new RequirementEntry(
                    o.requirement().id(),
                    o.requirement().title(),
                    o.requirement().rfc(),
                    o.requirement().level().word(),
                    o.verdict().word(),
                    lanes,
                    o.findings().stream()
                            .map(PlacedFinding::scenario)
                            .distinct()
                            .toList(),
                    decisive.map(f -> f.expected()).orElse(""),
                    decisive.map(f -> f.actual()).orElse(""),
                    decisive.map(f -> f.verdict() == Verdict.FAIL && f.cause().isEmpty()
                                    ? "no cause was named"
                                    : f.cause())
                            .orElse(""),
                    decisive.map(f -> f.remedy()).orElse(""),
                    decisive.map(f -> f.where()).orElse(""),
                    o.verdict() == Verdict.UNTESTED ? List.of() : o.missing(),
                    o.reason(),
                    o.note());
        }
    }

    /** A scenario in one lane. */
    record ScenarioEntry(
            String name,
            String feature,
            String source,
            String lane,
            String browser,
            String phone,
            String pstn,
            String nat,
            String status,
            double seconds,
            List<String> requirements,
            String cause,
            boolean knownFailure) {
        static ScenarioEntry of(RunRecord run, ScenarioRecord s) {
            return new ScenarioEntry(
                    s.name(),
                    s.feature(),
                    s.source(),
                    run.label(s.lane()),
                    s.lane().browser(),
                    s.lane().phone(),
                    s.lane().pstn(),
                    s.lane().nat(),
                    s.verdict().word(),
                    s.seconds(),
                    s.claims(),
                    run.cause(s),
                    run.failsAsKnown(s));
        }
    }

    /** Who heard whom, in a scenario in one lane. */
    record MediaEntry(
            String scenario,
            String lane,
            String listener,
            String speaker,
            String verdict,
            double delayMs,
            double levelDb,
            double gaps,
            long firstHeardMs) {
        static MediaEntry of(RunRecord run, ScenarioRecord s, MediaRow row) {
            return new MediaEntry(
                    s.name(),
                    run.label(s.lane()),
                    row.listener(),
                    row.speaker(),
                    row.verdict(),
                    row.delayMs(),
                    row.levelDb(),
                    row.gaps(),
                    row.firstHeardMs());
        }
    }
}
