package io.sipwright.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Scene;
import org.junit.jupiter.api.Test;

class VerdictTableTest {
    @Test
    void columns_are_aligned_and_what_nothing_was_said_of_is_only_counted() {
        String table = VerdictTable.render(Scene.run(
                Scene.named("a").passes("NAT-004"),
                Scene.named("a").in(Scene.SCRIPTED).fails("NAT-004", "478 Unresolvable")));

        assertThat(table).isEqualTo("""
                requirement  level  verdict  chromium/jssip  scripted
                NAT-004      MUST   fail     pass            fail

                NAT-004 fail: A browser with a random .invalid Contact is reachable
                  cause     478 Unresolvable
                  expected  it holds
                  actual    it does not
                  evidence  200 OK to INVITE, CSeq 1
                  scenario  a (calls.feature:3)
                  lanes     scripted

                1 fail · 2 untested of 3 requirements
                box: fail, exit code 1 · 2 scenarios in 2 lanes · 12.3 s · seed 42
                """);
    }

    @Test
    void a_remedy_is_printed_once_for_its_cause() {
        Finding broken = Finding.fail("e", "a", "w", "no rtcp-mux").withRemedy("add rtcp-mux-offer");

        assertThat(VerdictTable.render(Scene.run(
                        Scene.named("a").ruling("NAT-004", broken),
                        Scene.named("b").ruling("NAT-007", broken))))
                .containsOnlyOnce("to change add rtcp-mux-offer")
                .contains("to change as for NAT-004");
    }

    @Test
    void known_failures_and_unexpected_passes_are_named() {
        String table = VerdictTable.render(SampleRun.failing());

        assertThat(table)
                .containsPattern("(?m)^[0-9]+ fail \\([0-9]+ known\\) · ")
                .contains("fail (known)", "known     flow tokens are planned https://example.org/issues/10")
                .contains("REG-002 passes although the target file lists it as a known failure");
    }

    @Test
    void a_scenario_in_trouble_that_no_requirement_tells_of_is_named() {
        String table = VerdictTable.render(Scene.run(Scene.named("mine").broke("x", "BrowserException: gone")));

        assertThat(table).contains("harness-fault: scenario \"mine\"", "BrowserException: gone");
    }

    @Test
    void hostile_text_cannot_speak_to_the_terminal() {
        String table = VerdictTable.render(SampleRun.failing());

        assertThat(table).contains("onerror=alert(1)>·[31m·").doesNotContain("\u001b", "\u0007");
    }
}
