package io.sipwright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * REGISTER over UDP, whole calls, and calls with media over WSS on the reference server, with hardly any load: the
 * counts must be right, whatever the times. The other workloads use the same parts and need two more servers.
 */
class SmokeIT {
    private static final Set<String> WORKLOADS = Set.of("proxy-calls", "bridge");

    @Test
    void a_run_ends_without_a_failed_operation_or_a_lost_packet(@TempDir Path folder) throws IOException {
        System.setProperty("sipwright.home", System.getProperty("sipwright.root"));
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .execute(
                        "--tiny",
                        "--reference-only",
                        "--only",
                        String.join(",", WORKLOADS),
                        "--report",
                        folder.toString());
        assertThat(exit).as(out.toString()).isZero();
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("bench-report.json").toFile());
        Set<String> seen = new HashSet<>();
        for (JsonNode figure : report.get("figures")) {
            seen.add(figure.get("workload").asText());
            if (figure.get("metric").asText().matches("failures|lost packets")) {
                assertThat(figure.get("value").asDouble()).as(figure.toString()).isZero();
            }
        }
        assertThat(seen).isEqualTo(WORKLOADS);
    }
}
