package io.sipwright.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.judge.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    private static Path folder;

    @BeforeAll
    static void a_report_is_written(@TempDir Path scratch) throws IOException {
        String kept = System.getProperty("sipwright.sample.report", "");
        folder = kept.isEmpty() ? scratch.resolve("a/report") : Path.of(kept);
        ReportWriter.write(SampleRun.failing(), folder);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = ReportWriter.class.getResourceAsStream("report.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    private static JsonNode json(RunRecord run, Path folder) throws IOException {
        ReportWriter.write(run, folder);
        return AttachmentJson.MAPPER.readTree(folder.resolve("report.json").toFile());
    }

    @Test
    void report_json_of_any_run_is_valid_by_its_schema(@TempDir Path other) throws IOException {
        assertThat(schema().validate(AttachmentJson.MAPPER.readTree(
                        folder.resolve("report.json").toFile())))
                .isEmpty();
        assertThat(schema().validate(json(SampleRun.passing(), other))).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_not_a_report() throws IOException {
        String text = Files.readString(folder.resolve("report.json"));
        JsonNode unknownVerdict = AttachmentJson.MAPPER.readTree(text.replace("\"warn\",", "\"maybe\","));
        JsonNode wrongCode = AttachmentJson.MAPPER.readTree(text.replace("\"exitCode\" : 1", "\"exitCode\" : 7"));

        assertThat(schema().validate(unknownVerdict)).isNotEmpty();
        assertThat(schema().validate(wrongCode)).isNotEmpty();
    }

    @Test
    void report_json_says_what_failed_and_why() throws IOException {
        JsonNode report =
                AttachmentJson.MAPPER.readTree(folder.resolve("report.json").toFile());

        assertThat(report.path("verdict").asText()).isEqualTo("fail");
        assertThat(report.path("exitCode").asInt()).isEqualTo(1);
        assertThat(report.path("startedAt").asText()).isEqualTo("2026-11-23T07:00:00Z");
        assertThat(report.path("knownFailures").asInt()).isEqualTo(1);
        assertThat(report.path("unexpectedPasses").asInt()).isEqualTo(1);
        JsonNode rtcpMux = requirement(report, "SDP-003");
        assertThat(rtcpMux.path("verdict").asText()).isEqualTo("fail");
        assertThat(rtcpMux.path("cause").asText()).startsWith("answer lacks a=rtcp-mux");
        assertThat(rtcpMux.path("lanes").path("chromium/jssip").asText()).isEqualTo("pass");
        assertThat(rtcpMux.path("lanes").path("firefox/sipjs").asText()).isEqualTo("fail");
        assertThat(requirement(report, "NAT-001").path("reason").asText()).isEqualTo("needs a NAT of kind symmetric");
        assertThat(report.path("media")).hasSize(12);
        assertThat(report.path("media").get(2).path("listener").asText()).isEqualTo("chromium/alice");
        assertThat(report.path("scenarios").get(0).path("status").asText()).isEqualTo("pass");
        assertThat(report.path("scenarios").get(3).path("knownFailure").asBoolean())
                .isTrue();
    }

    private static JsonNode requirement(JsonNode report, String id) {
        for (JsonNode requirement : report.path("requirements")) {
            if (requirement.path("id").asText().equals(id)) {
                return requirement;
            }
        }
        throw new AssertionError(id + " is not in the report");
    }

    @Test
    void what_scenarios_left_lies_beside_the_page_under_names_that_cannot_escape_the_folder() throws IOException {
        List<String> files;
        try (var found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .toList();
        }
        assertThat(files)
                .contains("index.html", "report.json", "junit.xml", "summary.md", "badge.svg", "cucumber.ndjson");
        assertThat(files)
                .anyMatch(f -> f.matches("scenarios/firefox-sipjs/pstn.feature-9-[a-z-]+/trace\\.pcapng"))
                .anyMatch(f -> f.endsWith("/bob-screen.png"));
        assertThat(files).allMatch(f -> f.matches("[A-Za-z0-9./-]+") && !f.contains(".."));
    }
}
