package io.sipwright.scenarios.rule;

import static io.sipwright.scenarios.rule.Script.START;
import static io.sipwright.scenarios.rule.Script.incoming;
import static io.sipwright.scenarios.rule.Script.outgoing;
import static io.sipwright.scenarios.rule.Script.ringing;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.HeardAgain;
import io.sipwright.scenarios.evidence.TabClosed;
import io.sipwright.scenarios.judge.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of rules; each has a script that passes and some that break one sentence of it each. */
class RoutingRulesTest {
    @ParameterizedTest
    @MethodSource({"contacts", "flows", "closed", "reconnected"})
    void a_rule_finds_what_the_script_shows(Row row) {
        row.isTrue();
    }

    /** The user's tab was closed in the call, and a new phone has registered since. */
    @Test
    void the_registration_of_a_call_is_the_one_before_it() {
        Evidence called = ringing().evidence();
        Evidence replaced = new Script(true).waits(500).registers("c2").evidence();

        Evidence all =
                new Evidence(called.call(), List.of(), List.of(called.phone(), replaced.phone()), Timing.standard());

        assertThat(all.registration().orElseThrow().accepted().connection()).isEqualTo("c1");
    }

    static Stream<Row> contacts() {
        return Stream.of(
                Row.pass("NAT-004", ringing(), "INVITE on connection c1 after 5 ms"),
                Row.fail("NAT-004", ringing().losing("INVITE"), "which never reached the browser"),
                Row.fail("NAT-004", ringing().late("INVITE", 4400), "late, after 4405 ms"),
                Row.fail("NAT-004", ringing().over("c2"), "over connection c2, the registration over c1"),
                Row.pass("NAT-006", ringing(), "sip:tok123@abc.invalid"),
                Row.fail(
                        "NAT-006",
                        ringing().altering("INVITE", m -> m.withStartLine("INVITE sip:x@abc.invalid SIP/2.0")),
                        "user part \"x\""),
                Row.pass(
                        "NAT-007",
                        outgoing().request("INVITE", false, 200).hungUpBy(false),
                        "INVITE arrived; BYE arrived"),
                Row.fail("NAT-007", outgoing().hungUpBy(false).losing("BYE"), "the far end's BYE did not arrive"),
                Row.fail(
                        "NAT-007",
                        outgoing()
                                .request("INVITE", false, 500)
                                .losing("re-INVITE")
                                .hungUpBy(false),
                        "the far end's INVITE did not arrive"),
                Row.pass("NAT-008", incoming().hungUpBy(false), "ACK after 15 ms; BYE arrived"),
                Row.fail("NAT-008", incoming().losing("ACK").hungUpBy(false), "the ACK did not arrive"),
                Row.fail("NAT-008", incoming().losing("BYE").hungUpBy(false), "the far end's BYE did not arrive"));
    }

    static Stream<Row> flows() {
        return Stream.of(
                Row.pass(
                        "NAT-009",
                        outgoing().request("INFO", true, 200).request("MESSAGE", false, 415),
                        "MESSAGE from the far end: 415 Any"),
                Row.fail(
                        "NAT-009",
                        outgoing().request("INFO", false, 200).losing("INFO"),
                        "INFO from the far end did not arrive"),
                Row.fail(
                        "NAT-009",
                        outgoing()
                                .request("INFO", false, 200)
                                .altering("200 to INFO", m -> m.withStartLine("SIP/2.0 202 X")),
                        "became 202 X"),
                Row.fail(
                        "NAT-009",
                        outgoing().request("INFO", false, 200).losing("200 to INFO"),
                        "response to INFO from the far end was lost"),
                Row.fail(
                        "NAT-009",
                        outgoing().request("INFO", true, 200).altering("INFO", m -> m.with("Event", "x")),
                        "Event of INFO from the browser was altered"),
                Row.pass("PRX-005", outgoing().hungUpBy(true), "2 Record-Route entries"),
                Row.pass("PRX-005", outgoing().agent().hungUpBy(true), "BYE arrived; not applicable: Record-Route"),
                Row.fail(
                        "PRX-005",
                        outgoing().hungUpBy(true).altering("INVITE", m -> m.without("Record-Route")),
                        "no Record-Route in the INVITE"),
                Row.fail(
                        "PRX-005",
                        outgoing().agent().hungUpBy(true).losing("BYE"),
                        "the browser's BYE did not arrive"));
    }

    static Stream<Row> reconnected() {
        HeardAgain heard = new HeardAgain("connections", Duration.ofSeconds(5), Optional.of(Duration.ZERO));
        HeardAgain silent = new HeardAgain("connections", Duration.ofSeconds(5), Optional.empty());
        return Stream.of(
                Row.pass("NAT-014", outgoing().fact(heard).hungUpBy(false), "BYE arrived"),
                Row.fail("NAT-014", outgoing().fact(heard).hungUpBy(false).losing("BYE"), "BYE did not arrive"),
                Row.fail(
                        "NAT-014", outgoing().fact(silent).hungUpBy(false), "did not hear each other again within 5 s"),
                Row.setup("NAT-014", outgoing().fact(heard), ""));
    }

    static Stream<Row> closed() {
        TabClosed at = new TabClosed(START, false, false);
        return Stream.of(
                Row.pass(
                        "NAT-011",
                        ringing().fact(at).losing("INVITE").refused("480 Temporarily Unavailable"),
                        "480 Temporarily Unavailable after"),
                Row.warn(
                        "NAT-011",
                        ringing().fact(at).losing("INVITE").refused("404 Not Found"),
                        "480 is what it should be"),
                Row.fail("NAT-011", ringing().fact(at).losing("INVITE").refused("500 Any"), "got 500 Any"),
                Row.fail(
                        "NAT-011",
                        ringing().fact(at).losing("INVITE").waits(5000).refused("480 Any"),
                        "the final response is late: 480 Any after 50"),
                Row.fail("NAT-011", ringing().fact(at).losing("INVITE"), "no final response"),
                Row.pass(
                        "NAT-011",
                        ringing().fact(at).losing("INVITE").refused("200 OK", "Server: voicemail"),
                        "not applicable: 480: voicemail answered"));
    }
}
