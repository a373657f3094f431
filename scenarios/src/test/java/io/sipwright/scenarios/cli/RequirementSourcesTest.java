package io.sipwright.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.requirement.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RequirementSourcesTest {
    private static final RequirementSources SOURCES = new RequirementSources(Path.of(".."));

    @Test
    void entry_scenario_rule_mutant_and_enforcing_line_of_a_call_requirement_are_found() {
        assertThat(text("NAT-004"))
                .startsWith("NAT-004 (MUST, RFC 7118 §B.1; 5626 §7): ")
                .containsPattern("catalogue  scenarios/.*/nat.yaml:\\d+\n")
                .containsPattern(
                        "scenario   .*/calls-from-the-pstn.feature:\\d+  Scenario: A number calls a browser and hangs up")
                .containsPattern("rule       .*/Contacts.java:\\d+  .*rule\\(\"NAT-004\"\\)")
                .containsPattern("mutant     .*mutants.yaml:\\d+  received-not-stored\n")
                .containsPattern("enforced   reference-server/.*/Registration.java:\\d+  .*NAT-004")
                .containsPattern("test       .*RoutingRulesTest.java\n");
    }

    @Test
    void the_scenario_of_a_tag_stands_below_it() {
        assertThat(text("REG-010"))
                .containsPattern("bindings.feature:\\d+  Scenario: A REGISTER without Contact changes nothing");
    }

    @Test
    void a_woven_mutant_has_its_name() {
        assertThat(text("MED-032")).containsPattern("mutant     ci/.*/WovenMutants.java:\\d+  ports-not-released\n");
    }

    private static String text(String id) {
        return SOURCES.text(Catalogue.load().get(id)).replace("\r\n", "\n");
    }
}
