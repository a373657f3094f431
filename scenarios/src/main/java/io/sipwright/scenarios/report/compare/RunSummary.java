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
 * The summary of a {@code report.json} by requirement.
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
     * @param pstn the gateway
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LaneSummary(String label, String pstn) {}

    /**
     * A requirement in this run.
     *
     * @param verdict its word
     * @param cause why it is not a pass; empty for a pass
     * @param reason why it was not ruled on; else empty
     * @param known its known failure in the target file, if any
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

        /** Whether it is a known failure. */
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
     * @throws ReportUnreadableException if there is no report, or it is not one of Sipwright's
     */
    public static RunSummary read(Path folder) throws ReportUnreadableException {
        Path file = folder.resolve("report.json");
        try {
            return AttachmentJson.MAPPER.readValue(Files.readAllBytes(file), RunSummary.class);
        } catch (JsonProcessingException e) {
            throw new ReportUnreadableException(file + " is not a report of a run: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new ReportUnreadableException("There is no report " + file + ".", e);
        }
    }

    /** The gateways of the run, {@code embedded} or {@code asterisk}. */
    public String pstn() {
        return lanes.stream().map(LaneSummary::pstn).distinct().collect(Collectors.joining("+"));
    }
}
