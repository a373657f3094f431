package io.sipwright.scenarios.report.compare;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sipwright.scenarios.judge.AttachmentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a {@code report.json} says of each requirement.
 *
 * @param target name of the target
 * @param verdict of the whole run
 * @param exitCode of the run
 * @param startedAt when it began
 * @param lanes the modes in which the scenarios ran
 * @param requirements each entry of the catalogue
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunSummary(
        String target,
        String verdict,
        int exitCode,
        Instant startedAt,
        List<LaneSummary> lanes,
        List<Entry> requirements) {

    public RunSummary {
        lanes = List.copyOf(lanes);
        requirements = List.copyOf(requirements);
    }

    /**
     * A mode.
     *
     * @param pstn the telephone network
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LaneSummary(String label, String pstn) {}

    /**
     * A requirement in this run.
     *
     * @param verdict its word
     * @param cause why it is no pass; empty for one
     * @param reason why nothing was ruled on it, where that is so
     * @param known what the target file says of it, where it does
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(
            String id,
            String title,
            String rfc,
            String level,
            String verdict,
            String cause,
            Optional<String> reason,
            Optional<Known> known) {
        public Entry {
            reason = Optional.ofNullable(reason).orElse(Optional.empty());
            known = Optional.ofNullable(known).orElse(Optional.empty());
        }

        /** Whether it fails as the target file says. */
        public boolean knownFailure() {
            return known.isPresent() && verdict.equals("fail");
        }
    }

    /**
     * A known failure.
     *
     * @param reason whose fault it is, and the evidence
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Known(String reason) {}

    /**
     * Reads the report in a folder.
     *
     * @throws ReportUnreadable when there is none, or it is none of ours
     */
    public static RunSummary read(Path folder) throws ReportUnreadable {
        Path file = folder.resolve("report.json");
        try {
            return AttachmentJson.MAPPER.readValue(Files.readAllBytes(file), RunSummary.class);
        } catch (JsonProcessingException e) {
            throw new ReportUnreadable(file + " is no report of a run: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new ReportUnreadable("There is no report " + file + ".", e);
        }
    }

    /** The telephone networks of the run, {@code embedded} or {@code asterisk}. */
    public String pstn() {
        return lanes.stream().map(LaneSummary::pstn).distinct().collect(Collectors.joining("+"));
    }
}
