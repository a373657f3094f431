package io.sipwright.scenarios.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.requirement.Catalogue;
import org.junit.jupiter.api.Test;

class RulebookTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Finding FAILED = Finding.fail("e", "a", "w", "c");

    @Test
    void a_must_or_a_practice_that_does_not_hold_fails() {
        assertThat(verdict(Strictness.LENIENT, "NAT-004", FAILED)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(Strictness.LENIENT, "MED-024", FAILED)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_should_that_does_not_hold_warns_and_fails_when_strict() {
        assertThat(verdict(Strictness.LENIENT, "PRX-005", FAILED)).isEqualTo(Verdict.WARN);
        assertThat(verdict(Strictness.STRICT, "PRX-005", FAILED)).isEqualTo(Verdict.FAIL);
        Finding warned = Finding.warn("e", "a", "w", "c");
        assertThat(verdict(Strictness.LENIENT, "SDP-022", warned)).isEqualTo(Verdict.WARN);
        assertThat(verdict(Strictness.STRICT, "SDP-022", warned)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void what_the_profile_disclaims_is_unsupported_with_what_was_seen() {
        Rulebook rulebook = new Rulebook(CATALOGUE, Strictness.STRICT, "media-bridge"::equals);
        Ruling ruling = rulebook.rule("MED-024", FAILED);
        assertThat(ruling.finding().verdict()).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(ruling.finding().cause()).isEqualTo("the target's profile says no; seen: c");
        assertThat(rulebook.rule("MED-024", Finding.pass("e", "a", "w"))
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void a_back_to_back_agent_is_not_held_to_the_rules_of_proxies_but_to_those_of_dialogs() {
        Rulebook rulebook = new Rulebook(CATALOGUE, Strictness.STRICT, "proxy"::equals);
        assertThat(rulebook.rule("PRX-004", FAILED).finding().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(rulebook.rule("NAT-009", FAILED).finding().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void what_a_back_to_back_agent_writes_anew_is_no_forwarding_but_it_must_still_understand() {
        Rulebook agent = new Rulebook(CATALOGUE, Strictness.STRICT, "proxy"::equals);
        Rulebook proxy = new Rulebook(CATALOGUE, Strictness.STRICT, any -> false);

        assertThat(agent.isWrittenAnew("TOR-001")).isTrue();
        assertThat(agent.isWrittenAnew("TOR-015")).isFalse();
        assertThat(proxy.isWrittenAnew("TOR-001")).isFalse();
        assertThat(agent.rule("TOR-001", FAILED).finding().verdict()).isEqualTo(Verdict.FAIL);
    }

    private static Verdict verdict(Strictness strictness, String id, Finding finding) {
        return new Rulebook(CATALOGUE, strictness, any -> false)
                .rule(id, finding)
                .finding()
                .verdict();
    }
}
