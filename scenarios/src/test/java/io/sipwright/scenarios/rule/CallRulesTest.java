package io.sipwright.scenarios.rule;

import static io.sipwright.scenarios.rule.Observed.heard;
import static io.sipwright.scenarios.rule.Script.dialling;
import static io.sipwright.scenarios.rule.Script.outgoing;
import static io.sipwright.scenarios.rule.Script.ringing;

import io.sipwright.scenarios.evidence.DecodedVideo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of rules; each has a script that passes and some that break one sentence of it each. */
class CallRulesTest {
    @ParameterizedTest
    @MethodSource({"cancels", "calls"})
    void a_rule_finds_what_the_script_shows(Row row) {
        row.isTrue();
    }

    static Stream<Row> cancels() {
        return Stream.of(
                Row.pass("NAT-010", ringing().cancelled(), "CANCEL after 5 ms; the caller got 487"),
                Row.fail("NAT-010", ringing().cancelled().losing("CANCEL"), "rings on"),
                Row.fail(
                        "NAT-010",
                        ringing().cancelled().altering("487", m -> m.withStartLine("SIP/2.0 500 No")),
                        "got 500 No"),
                Row.pass("NAT-010", ringing().cancelled().late("487", 4400), "487 Request Terminated after 44"),
                Row.pass("CALL-002", ringing().cancelled(), "the 487 to the INVITE of the far end after"),
                Row.fail("CALL-002", ringing().cancelled().late("487", 1500), "came late, after 15"),
                Row.fail(
                        "CALL-002",
                        ringing().cancelled().losing("200 to CANCEL"),
                        "the 200 to the CANCEL of the far end never came"),
                Row.fail(
                        "CALL-002",
                        ringing().cancelled().losing("CANCEL"),
                        "the CANCEL of the far end at the callee never came"),
                Row.fail("CALL-002", ringing().cancelled().losing("ACK"), "the callee's 487 was not acknowledged"),
                Row.pass("CALL-004", ringing().refused("486 Busy Here", "Warning: 1"), "486 Busy Here; Warning"),
                Row.fail(
                        "CALL-004",
                        ringing().refused("486 Busy Here").altering("refusal", m -> m.withStartLine("SIP/2.0 480 No")),
                        "486 Busy Here became 480 No"),
                Row.fail(
                        "CALL-004",
                        ringing()
                                .refused("486 Busy Here", "Retry-After: 5")
                                .altering("refusal", m -> m.without("Retry-After")),
                        "Retry-After of the refusal"));
    }

    static Stream<Row> calls() {
        return Stream.of(
                Row.pass(
                        "CALL-001",
                        outgoing().hungUpBy(true),
                        "180 Ringing arrived; 200 OK after 20 ms; ACK arrived; BYE arrived; 200 Any to BYE"),
                Row.pass("CALL-001", outgoing().agent().hungUpBy(true).late("ACK", -200), "ACK arrived"),
                Row.fail(
                        "CALL-001",
                        outgoing().agent().hungUpBy(true).losing("ACK"),
                        "the browser's ACK did not arrive at the far end"),
                Row.fail(
                        "CALL-001",
                        dialling().losing("INVITE").refused("408 Request Timeout"),
                        "no INVITE arrived at the far end"),
                Row.fail("CALL-001", outgoing().hungUpBy(true).fact(heard("silent", 0, 0)), "silent"),
                Row.fail(
                        "CALL-001",
                        outgoing()
                                .hungUpBy(true)
                                .altering(
                                        "200",
                                        "m=video 0 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n",
                                        Sdps.media("video", "7478", "a=setup:active\n"))
                                .fact(new DecodedVideo(List.of(3L, 0L))),
                        "no video at one end"),
                Row.pass(
                        "CALL-001",
                        outgoing().hungUpBy(true).fact(new DecodedVideo(List.of(0L, 0L))),
                        "video: the answer refuses it"),
                Row.fail(
                        "CALL-001",
                        outgoing()
                                .hungUpBy(true)
                                .altering("INVITE", "a=sendrecv\n", "a=sendrecv\nm=video 0 RTP/AVP 96\n")
                                .fact(new DecodedVideo(List.of(0L, 0L))),
                        "no video at one end"),
                Row.fail("CALL-001", outgoing().hungUpBy(true).request("BYE", true, 481), "BYE of the browser got 481"),
                Row.setup(
                        "CALL-001",
                        outgoing().altering("200", "a=rtcp-mux\n", ""),
                        "SDP-020 does not hold: answer lacks a=rtcp-mux"));
    }
}
