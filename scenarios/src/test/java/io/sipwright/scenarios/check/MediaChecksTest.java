package io.sipwright.scenarios.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.check.CertificateGuard.Attempt;
import io.sipwright.scenarios.check.ConnectivityChecks.Probe;
import io.sipwright.scenarios.check.TwoWayAudio.Limits;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.MediaFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaChecksTest {
    private static final String CANDIDATE = "127.0.0.1:7478";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Limits LIMITS = new Limits(1000, 2000, 0.01);

    @Test
    void med_001_passes_when_each_candidate_answers_from_its_own_address() {
        assertThat(probed(new Probe(CANDIDATE, CANDIDATE, true, "")).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void med_001_fails_on_silence_on_another_address_and_on_what_is_missing() {
        assertThat(probed(new Probe(CANDIDATE, "", false, "")).cause())
                .isEqualTo("candidate 127.0.0.1:7478 does not answer a connectivity check");
        assertThat(probed(new Probe(CANDIDATE, "10.0.0.1:7478", true, "")).cause())
                .isEqualTo("candidate 127.0.0.1:7478 answers from another address, 10.0.0.1:7478");
        assertThat(probed(new Probe(CANDIDATE, CANDIDATE, true, "FINGERPRINT")).cause())
                .isEqualTo("the response of candidate 127.0.0.1:7478 lacks FINGERPRINT");
    }

    @Test
    void med_032_passes_when_the_port_is_closed_and_fails_when_it_takes_packets_still() {
        Duration limit = Duration.ofSeconds(90);
        assertThat(PortsReleased.check("127.0.0.1:40000", Optional.of(SECOND), limit)
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(PortsReleased.check("127.0.0.1:40000", Optional.empty(), limit)
                        .cause())
                .startsWith(
                        "port 127.0.0.1:40000 of the bridge is not released when the browser vanishes [to change: ");
    }

    @Test
    void med_011_passes_when_the_active_bridge_starts_at_once() {
        Finding finding = roles(facts("connected", "connected", "server", List.of("remote")), 80);
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.actual()).isEqualTo("bridge active, DTLS connected 80 ms after ICE");
    }

    @Test
    void med_011_fails_when_both_wait_both_start_or_it_takes_too_long() {
        Finding waiting = roles(facts("connected", "connecting", "", List.of()), -1);
        assertThat(waiting.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(waiting.cause())
                .startsWith(
                        "DTLS role clash: the bridge answered active and sends no ClientHello [to change: rtpengine");
        Finding clash = roles(facts("connected", "connected", "client", List.of("local", "remote")), 80);
        assertThat(clash.cause()).startsWith("DTLS role clash: the bridge is active by its SDP and acts otherwise");
        assertThat(roles(facts("connected", "connected", "server", List.of()), 1500)
                        .cause())
                .isEqualTo("the DTLS handshake starts late: bridge active, DTLS connected 1500 ms after ICE");
    }

    @Test
    void sdp_009_passes_when_dtls_connects_and_fails_when_the_certificate_is_another() {
        Call call = Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(Sdps.PLAIN));
        assertThat(FingerprintMatch.check(call, facts("connected", "connected", "server", List.of()))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        Finding finding = FingerprintMatch.check(call, facts("connected", "failed", "server", List.of("remote")));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause()).startsWith("fingerprint of the bridge does not match its certificate");
        Call weak = Script.call(Calls.placed(Sdps.ANSWER.replace("sha-256", "md5")), Calls.taken(Sdps.PLAIN));
        assertThat(FingerprintMatch.check(weak, facts("connected", "connected", "", List.of()))
                        .cause())
                .isEqualTo("the bridge's SDP has hash md5");
    }

    @Test
    void med_013_passes_when_nothing_is_relayed_and_the_call_ends() {
        assertThat(guard(false, "failed", true).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void med_013_fails_when_audio_is_relayed_and_warns_when_the_call_stays() {
        assertThat(guard(true, "connected", false).cause())
                .isEqualTo("the bridge does not compare certificate and a=fingerprint");
        assertThat(guard(false, "connected", false).cause())
                .isEqualTo("the DTLS handshake succeeds with a wrong certificate");
        assertThat(guard(false, "failed", false).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void med_013_names_the_octet_that_a_target_takes_for_no_fingerprint() {
        Finding finding = guard(Fault.WRONG_FINGERPRINT_FROM_ZERO, true, "connected", false);
        assertThat(finding.where()).isEqualTo("browser with wrong fingerprint from zero");
        assertThat(finding.cause()).isEqualTo("the bridge takes an a=fingerprint that begins with 00 for none");
    }

    @Test
    void med_024_passes_when_both_hear_each_other_soon_and_whole() {
        assertThat(heard("heard", 400, 0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void med_024_warns_of_audio_that_starts_a_second_late() {
        Finding late = heard("heard", 1060, 0);
        assertThat(late.verdict()).isEqualTo(Verdict.WARN);
        assertThat(late.cause())
                .startsWith("audio towards scripted/alice starts only 1060 ms after the answer [to change: ");
        assertThat(heard("heard", 1000, 0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void med_024_tells_silence_echo_and_somebody_else_apart() {
        assertThat(heard("silent", -1, 1).cause()).startsWith("no audio towards scripted/alice");
        assertThat(heard("echo-of-self", -1, 1).cause()).isEqualTo("scripted/alice hears itself instead of far end");
        assertThat(heard("someone-else", -1, 1).cause()).isEqualTo("scripted/alice hears somebody else's call");
        assertThat(heard("heard", 2400, 0).cause())
                .startsWith("audio towards scripted/alice starts only 2400 ms after the answer [to change: ");
        assertThat(heard("heard", 300, 0.05).cause()).isEqualTo("audio towards scripted/alice has 5.0 % gaps");
    }

    private static Finding probed(Probe probe) {
        Call call = Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(Sdps.PLAIN));
        return ConnectivityChecks.check(call, facts("connected", "connected", "server", List.of()), List.of(probe));
    }

    private static Finding roles(MediaFacts facts, long millis) {
        Call call = Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(Sdps.PLAIN));
        Optional<Duration> took = millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
        return DtlsRoles.check(call, facts, took, SECOND);
    }

    private static Finding guard(boolean relayed, String dtls, boolean released) {
        return guard(Fault.WRONG_FINGERPRINT, relayed, dtls, released);
    }

    private static Finding guard(Fault fault, boolean relayed, String dtls, boolean released) {
        MediaFacts facts = facts("connected", dtls, "server", List.of());
        return CertificateGuard.check(List.of(new Attempt(fault, true, facts, relayed, released)));
    }

    private static Finding heard(String verdict, long firstHeardMs, double gaps) {
        MediaRow good = new MediaRow("far end", "scripted/alice", "heard", 60, -12, 0, 350);
        MediaRow row = new MediaRow("scripted/alice", "far end", verdict, 60, -12, gaps, firstHeardMs);
        return TwoWayAudio.check(List.of(good, row), LIMITS);
    }

    static MediaFacts facts(String ice, String dtls, String role, List<String> hellos) {
        return new MediaFacts(ice, dtls, role, "", CANDIDATE, 3, 100, 0, 100, "PCMU/8000", 0, 0, hellos, "{}");
    }
}
