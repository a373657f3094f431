package io.sipwright.scenarios.report.compare;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sipwright.scenarios.judge.AttachmentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The scenarios of an earlier run that failed, or in which the harness could not rule; known failures are none of them.
 *
 * @param exitCode of the run
 * @param lanes in which they ran, with those that did not run to their end
 * @param scenarios all scenarios of the run
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FailedScenarios(int exitCode, List<LaneEntry> lanes, List<ScenarioEntry> scenarios) {
    private static final Set<String> FAILED = Set.of("fail", "harness-fault", "setup-failed");

    public FailedScenarios {
        lanes = List.copyOf(lanes);
        scenarios = List.copyOf(scenarios);
    }

    /** A lane, and why it did not run to its end. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LaneEntry(String label, String trouble) {}

    /** A scenario in a lane. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ScenarioEntry(String source, String browser, String status, boolean knownFailure) {
        boolean failed() {
            return FAILED.contains(status) && !knownFailure;
        }
    }

    /**
     * Reads the report in a folder.
     *
     * @throws ReportUnreadableException if there is no report, or it is not one of Sipwright's
     */
    public static FailedScenarios read(Path folder) throws ReportUnreadableException {
        Path file = folder.resolve("report.json");
        try {
            return AttachmentJson.MAPPER.readValue(Files.readAllBytes(file), FailedScenarios.class);
        } catch (JsonProcessingException e) {
            throw new ReportUnreadableException(file + " is not a report of a run: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new ReportUnreadableException("There is no report " + file + ".", e);
        }
    }

    /** File and line of each, {@code register.feature:12}. */
    public Set<String> places() {
        return scenarios.stream()
                .filter(ScenarioEntry::failed)
                .map(ScenarioEntry::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The browsers in which they failed, {@code wire} among them. */
    public Set<String> browsers() {
        return scenarios.stream()
                .filter(ScenarioEntry::failed)
                .map(ScenarioEntry::browser)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The lanes that did not run to their end, each with the reason; what they would have shown is not known. */
    public List<String> broken() {
        return lanes.stream()
                .filter(lane -> !lane.trouble().isEmpty())
                .map(lane -> lane.label() + ": " + lane.trouble())
                .toList();
    }
}
