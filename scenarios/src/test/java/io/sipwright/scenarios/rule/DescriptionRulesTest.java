package io.sipwright.scenarios.rule;

import static io.sipwright.scenarios.rule.Observed.path;
import static io.sipwright.scenarios.rule.Script.incoming;
import static io.sipwright.scenarios.rule.Script.outgoing;
import static io.sipwright.scenarios.rule.Script.ringing;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of rules; each has a script that passes and some that break one sentence of it each. */
class DescriptionRulesTest {
    @ParameterizedTest
    @MethodSource({"offers", "answers", "trunk"})
    void a_rule_finds_what_the_script_shows(Row row) {
        row.isTrue();
    }

    static Stream<Row> offers() {
        return Stream.of(
                Row.pass("SDP-001", ringing(), "UDP/TLS/RTP/SAVPF with fingerprint"),
                Row.fail(
                        "SDP-001",
                        ringing().altering("INVITE", "UDP/TLS/RTP/SAVPF", "RTP/AVP"),
                        "offered RTP/AVP instead"),
                Row.fail("SDP-001", ringing().altering("INVITE", "a=rtcp-mux\n", ""), "the offer lacks a=rtcp-mux"),
                Row.pass(
                        "SDP-009",
                        outgoing().fact(path("connected", "connected", "server")),
                        "sha-256, DTLS connected"),
                Row.fail(
                        "SDP-009",
                        outgoing()
                                .fact(path("connected", "connected", "server"))
                                .altering("200", "sha-256", "md5"),
                        "hash md5"),
                Row.fail(
                        "SDP-009",
                        outgoing().fact(path("connected", "failed", "server", "remote")),
                        "does not match its certificate"));
    }

    static Stream<Row> answers() {
        return Stream.of(
                Row.pass("SDP-002", outgoing(), "audio UDP/TLS/RTP/SAVPF as offered"),
                Row.pass(
                        "SDP-002",
                        outgoing().losing("ACK").repeated("200", "UDP/TLS/RTP/SAVPF", "RTP/AVP"),
                        "audio UDP/TLS/RTP/SAVPF as offered"),
                Row.fail(
                        "SDP-002",
                        outgoing().altering("200", "7478 UDP/TLS/", "7478 "),
                        "is audio RTP/SAVPF where audio UDP/TLS/RTP/SAVPF"),
                Row.pass("SDP-003", outgoing(), "m-lines audio, video, application at ports 7478, 0, 0"),
                Row.fail(
                        "SDP-003",
                        outgoing().altering("200", "m=video 0 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n", ""),
                        "m-lines audio, application where"),
                Row.warn(
                        "SDP-003",
                        outgoing().altering("200", "SCTP webrtc-datachannel", "SCTP 19"),
                        "format 19 instead"),
                Row.pass("SDP-005", outgoing(), "active to actpass"),
                Row.fail(
                        "SDP-005", outgoing().altering("200", "setup:active", "setup:actpass"), "says a=setup:actpass"),
                Row.pass("SDP-020", outgoing(), "rtcp-mux, RTCP on port 7478"),
                Row.fail("SDP-020", outgoing().altering("200", "a=rtcp-mux\n", ""), "answer lacks a=rtcp-mux"),
                Row.fail(
                        "SDP-020",
                        outgoing().altering("200", "a=rtcp-mux\n", "a=rtcp-mux\na=rtcp:7479\n"),
                        "names RTCP port 7479"));
    }

    static Stream<Row> trunk() {
        return Stream.of(
                Row.pass("SDP-022", outgoing(), "offer: audio 40000 RTP/AVP"),
                Row.pass("SDP-022", incoming(), "answer: audio 40000 RTP/AVP"),
                Row.pass(
                        "SDP-022",
                        incoming().losing("ACK").repeated("200", "a=sendrecv\n", "a=sendrecv\na=ice-ufrag:x\n"),
                        "answer: audio 40000 RTP/AVP"),
                Row.fail("SDP-022", outgoing().altering("INVITE", "RTP/AVP", "RTP/SAVPF"), "gets RTP/SAVPF instead"),
                Row.fail(
                        "SDP-022",
                        incoming().altering("200", "s=-", "s=-\na=ice-lite"),
                        "a=ice-lite under the session"),
                Row.warn(
                        "SDP-022",
                        outgoing()
                                .altering(
                                        "INVITE",
                                        "a=sendrecv\n",
                                        "a=sendrecv\nm=application 0 UDP/DTLS/SCTP 1\na=fingerprint:x\n"),
                        "a=fingerprint reaches the trunk under m=application"),
                Row.warn(
                        "SDP-022",
                        outgoing().altering("INVITE", "a=sendrecv\n", "a=sendrecv\nm=application 9 UDP/DTLS/SCTP 1\n"),
                        "m=application with UDP/DTLS/SCTP"));
    }
}
