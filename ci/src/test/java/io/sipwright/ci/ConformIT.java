package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.ci.Deployment.Result;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.registry.AllRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * {@code ci/conform} itself: the reference server passes the core requirements in Chromium, Firefox and the scripted
 * browser.
 */
@Isolated("real browsers need the machine for themselves")
@Needs({"chromium", "firefox"})
class ConformIT {
    private static final int PORTS = Deployment.freePorts();
    private static final List<String> CORE_CHAIN = List.of(
            "WS-001",
            "REG-001",
            "REG-002",
            "NAT-004",
            "NAT-006",
            "NAT-007",
            "NAT-008",
            "NAT-009",
            "NAT-010",
            "NAT-011",
            "PRX-005",
            "SDP-001",
            "SDP-002",
            "SDP-003",
            "SDP-020",
            "SDP-022",
            "MED-001",
            "MED-011",
            "MED-013",
            "MED-024",
            "AUTH-001");

    /** Wire scenarios in which the far end takes part. */
    private static final List<String> WITH_FAR_END = List.of("PRS-015", "PRX-011", "SEC-006");

    /** Aspects of a requirement that no scenario shows are listed in the report; those that are shown have passed. */
    private static final List<String> PASSED = List.of("pass", "in part");

    @TempDir
    Path folder;

    @Test
    void the_reference_server_passes_the_core_chain_with_asterisk_as_the_telephone_network() throws IOException {
        Result result = new Deployment(folder, Deployment.freePorts())
                .conform(true, "--browser", "scripted", "--pstn", "asterisk", "--requirement", farEndTakesPart());

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.verdicts().keySet()).containsAll(CORE_CHAIN);
        assertThat(result.verdicts())
                .allSatisfy((id, verdict) ->
                        assertThat(verdict).as(id).isIn("pass", "in part", "warn", "not-applicable", "unsupported"));
        assertThat(CORE_CHAIN)
                .allSatisfy(id -> assertThat(result.verdicts().get(id)).as(id).isIn(PASSED));
        assertThat(result.json().get("scenarios"))
                .allSatisfy(one -> assertThat(one.get("pstn").asText()).isEqualTo("asterisk"));
    }

    /** All others are ruled on without a far end, the same as in the run with real browsers. */
    private static String farEndTakesPart() {
        return Stream.concat(AllRules.RULES.stream().map(Rule::id), WITH_FAR_END.stream())
                .collect(Collectors.joining(","));
    }

    @Test
    void the_reference_server_passes_the_core_chain_in_every_browser() throws IOException {
        Result result = new Deployment(folder, PORTS).conform(true);

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        for (JsonNode one : result.json().get("requirements")) {
            if (CORE_CHAIN.contains(one.get("id").asText())) {
                assertThat(one.get("verdict").asText()).as(one.toString()).isIn(PASSED);
                for (String lane : List.of("scripted", "chromium/jssip", "firefox/jssip")) {
                    assertThat(one.get("lanes").get(lane).asText())
                            .as(one.toString())
                            .isEqualTo("pass");
                }
            }
        }
        assertThat(result.verdicts().keySet()).containsAll(CORE_CHAIN);
        for (String file : List.of("index.html", "report.json", "junit.xml", "cucumber.ndjson")) {
            assertThat(Files.size(result.report().resolve(file))).as(file).isPositive();
        }
    }
}
