package io.sipwright.scenarios.rule;

import static io.sipwright.scenarios.rule.Observed.STUN;
import static io.sipwright.scenarios.rule.Observed.behindNat;
import static io.sipwright.scenarios.rule.Observed.early;
import static io.sipwright.scenarios.rule.Observed.gone;
import static io.sipwright.scenarios.rule.Observed.heard;
import static io.sipwright.scenarios.rule.Observed.path;
import static io.sipwright.scenarios.rule.Observed.probe;
import static io.sipwright.scenarios.rule.Observed.rows;
import static io.sipwright.scenarios.rule.Script.START;
import static io.sipwright.scenarios.rule.Script.outgoing;

import io.sipwright.pstn.rtp.TelephoneEvent;
import io.sipwright.scenarios.evidence.BridgePorts;
import io.sipwright.scenarios.evidence.CertificateFault;
import io.sipwright.scenarios.evidence.Digits;
import io.sipwright.scenarios.evidence.EarlyHearing;
import io.sipwright.scenarios.evidence.HeardAgain;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.MediaRelay;
import io.sipwright.scenarios.evidence.PacketCount;
import io.sipwright.scenarios.evidence.ReplacementPhone;
import io.sipwright.scenarios.evidence.SentAudio;
import io.sipwright.scenarios.evidence.TabClosed;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.phone.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of rules; each has a script that passes and some that break one sentence of it each. */
class MediaRulesTest {
    @ParameterizedTest
    @MethodSource({"paths", "behindNats", "audio", "pauses", "vanishing"})
    void a_rule_finds_what_the_script_shows(Row row) {
        row.isTrue();
    }

    static Stream<Row> behindNats() {
        MediaPath up = path("connected", "connected", "server");
        return Stream.of(
                Row.pass("MED-006", behindNat(up, "127.64.0.1", "heard"), "symmetric: far end hears alice"),
                Row.fail("MED-006", behindNat(up, "127.64.0.1", "silent"), "not both ends hear each other"),
                Row.fail(
                        "MED-006",
                        behindNat(path("checking", "new", ""), "127.64.0.1", "silent"),
                        "does not check back to where the browser's checks come from"),
                Row.setup("MED-006", behindNat(up, "IP4", "heard"), "names the NAT's address"),
                Row.pass(
                        "MED-006",
                        behindNat(up, "127.64.0.1", "heard").fact(again("bindings", 1250)),
                        "again after 1250 ms"),
                Row.fail(
                        "MED-006",
                        behindNat(up, "127.64.0.1", "heard").fact(again("bindings", -1)),
                        "forgot its bindings they did not hear each other again within 15 s"),
                Row.pass(
                        "MED-007",
                        relayed("relay").fact(up).fact(heard("heard", 0, 40)),
                        "TURN over TLS: far end hears"),
                Row.fail(
                        "MED-007",
                        relayed("relay").fact(up).fact(heard("silent", 0, 40)),
                        "with relayed media not both"),
                Row.fail(
                        "MED-007",
                        relayed("relay").fact(path("checking", "new", "")).fact(heard("silent", 0, 40)),
                        "does not check the relayed address"),
                Row.setup(
                        "MED-007", relayed("host").fact(up).fact(heard("heard", 0, 40)), "has no candidate of turns:"));
    }

    /** A call whose browser offers one candidate of this type. */
    private static Script relayed(String type) {
        Script call = outgoing();
        call.offer = Sdps.OFFER.replace("typ host", "typ " + type);
        return call.fact(new MediaRelay("turns:198.18.0.1:5349?transport=tcp", "TLS"));
    }

    private static HeardAgain again(String forgotten, long millis) {
        Optional<Duration> after = Optional.of(Duration.ofMillis(millis)).filter(time -> !time.isNegative());
        return new HeardAgain(forgotten, Duration.ofSeconds(15), after);
    }

    static Stream<Row> paths() {
        MediaPath up = path("connected", "connected", "server");
        CertificateFault wrong = new CertificateFault(Fault.WRONG_FINGERPRINT, true, false, true);
        Script control = outgoing().fact(heard("heard", 0, 40));
        return Stream.of(
                Row.pass("MED-001", outgoing().fact(up).fact(probe(STUN, true, "")), "1 candidates answer"),
                Row.fail(
                        "MED-001",
                        outgoing().fact(up).fact(probe("", false, "")),
                        "does not answer a connectivity check"),
                Row.fail(
                        "MED-001",
                        outgoing().fact(up).fact(probe("10.0.0.1:1", true, "")),
                        "answers from another address, 10.0.0.1:1"),
                Row.fail("MED-001", outgoing().fact(up).fact(probe(STUN, true, "FINGERPRINT")), "lacks FINGERPRINT"),
                Row.fail(
                        "MED-001",
                        outgoing().fact(path("checking", "new", "")).fact(probe(STUN, true, "")),
                        "answers no connectivity check"),
                Row.pass("MED-011", outgoing().fact(up), "bridge active, the browser is DTLS server"),
                Row.fail(
                        "MED-011",
                        outgoing().fact(path("connected", "connected", "client")),
                        "DTLS role clash: the bridge is active"),
                Row.setup(
                        "MED-011",
                        outgoing().fact(path("checking", "new", "")).fact(probe(STUN, true, "")),
                        "MED-001 does not hold"),
                Row.pass("MED-013", outgoing().after(control).fact(up).fact(wrong), "wrong fingerprint: nothing heard"),
                Row.fail(
                        "MED-013",
                        outgoing()
                                .after(control)
                                .fact(up)
                                .fact(new CertificateFault(Fault.NO_CERTIFICATE, true, true, true)),
                        "audio was relayed"),
                Row.setup("MED-013", outgoing().fact(up).fact(wrong), "no call with the right certificate"),
                Row.setup(
                        "MED-013",
                        outgoing().after(control).fact(new CertificateFault(Fault.NO_CERTIFICATE, false, false, true)),
                        "never tried"));
    }

    private static SentAudio sent(String phone, long packets) {
        Instant answered = Instant.EPOCH;
        return new SentAudio(List.of(new SentAudio.Phone(
                phone,
                new SentAudio.Look(10, 0, answered),
                new SentAudio.Look(10 + packets, 0, answered.plusSeconds(3)))));
    }

    /** A phone that sent every packet, with silence in those of this time. */
    private static SentAudio stalled(String phone, long millis) {
        Instant answered = Instant.EPOCH;
        return new SentAudio(List.of(new SentAudio.Phone(
                phone,
                new SentAudio.Look(0, 5000, answered),
                new SentAudio.Look(150, 5000 + millis, answered.plusSeconds(3)))));
    }

    static Stream<Row> pauses() {
        return Stream.of(
                Row.setup(
                        "MED-024",
                        outgoing().fact(heard("heard", 0.5, 40)).fact(sent("alice", 75)),
                        "alice itself sent 75 of 150 packets that were due"),
                Row.setup(
                        "MED-024",
                        outgoing().fact(heard("heard", 0.5, 40)).fact(sent("far end", 75)),
                        "far end itself sent 75 of 150 packets that were due"),
                Row.setup(
                        "MED-024",
                        outgoing().fact(heard("heard", 0.1, 40)).fact(stalled("alice", 60)),
                        "alice's own sound stood still for 60 ms"),
                Row.fail("MED-024", outgoing().fact(heard("heard", 0.5, 40)).fact(stalled("alice", 60)), "50.0 % gaps"),
                Row.fail("MED-024", outgoing().fact(heard("heard", 0.1, 40)).fact(stalled("alice", 20)), "10.0 % gaps"),
                Row.fail("MED-024", outgoing().fact(heard("heard", 0.5, 40)).fact(sent("alice", 148)), "50.0 % gaps"),
                Row.fail("MED-024", outgoing().fact(heard("heard", 0.5, 40)).fact(sent("bob", 75)), "50.0 % gaps"),
                Row.fail(
                        "MED-024",
                        outgoing()
                                .altering("200", "a=sendrecv", "a=sendonly")
                                .fact(heard("heard", 0.5, 40))
                                .fact(sent("alice", 75)),
                        "50.0 % gaps"),
                Row.fail(
                        "MED-024",
                        outgoing()
                                .fact(new Hearing(
                                        rows("heard", 0.08, 40),
                                        List.of(new PacketCount("far end", 500, 499)),
                                        1,
                                        Duration.ofSeconds(10))),
                        "has 8.0 % gaps, 499 of 500 packets came"));
    }

    static Stream<Row> audio() {
        return Stream.of(
                Row.pass("MED-024", outgoing().fact(heard("heard", 0, 40)), "far end hears alice after 200 ms"),
                Row.fail("MED-024", outgoing().fact(heard("heard", 0.08, 40)), "has 8.0 % gaps"),
                Row.pass(
                        "MED-024",
                        outgoing().fact(heard("sound", 0, -1)),
                        "far end hears something of alice, at -12 dB"),
                Row.fail("MED-024", outgoing().fact(heard("silent", 1, -1)), "no audio towards far end"),
                Row.fail("MED-024", outgoing().fact(heard("someone-else", 0, 40)), "somebody else's call"),
                new Row("MED-024", outgoing().fact(heard("heard", 0, -70)), Verdict.HARNESS_FAULT, "delay of -70 ms"),
                Row.fail(
                        "MED-024",
                        outgoing()
                                .fact(new Hearing(
                                        rows("heard", 0, 40),
                                        List.of(new PacketCount("far end", 500, 450)),
                                        1,
                                        Duration.ofSeconds(3))),
                        "50 of 500 packets"),
                Row.pass("MED-027", outgoing().fact(new Digits("12#", "12#")), "12#"),
                Row.fail("MED-027", outgoing().fact(new Digits("12#", "112#")), "collected \"112#\" where \"12#\""),
                Row.pass("MED-027", outgoing().fact(events("1m 1e 1e 1e 2m 2 2e 2e 2e")), "12"),
                Row.fail("MED-027", outgoing().fact(events("1 1e 1e 1e 2m 2e 2e 2e")), "digit 1 has no marker bit"),
                Row.fail(
                        "MED-027", outgoing().fact(events("1m 1 2m 2e 2e 2e")), "no packet of digit 1 has the end bit"),
                Row.warn("MED-027", outgoing().fact(events("1m 1e 2m 2e 2e 2e")), "digit 1 came 1 times instead of 3"),
                Row.fail(
                        "MED-027",
                        outgoing().fact(events("1m 1e 1e 1e 2m 1e 2e 2e 2e")),
                        "digit 1 arrived again after digit 2"),
                Row.fail(
                        "MED-027",
                        outgoing().fact(events("1m 1e 1e 1e 2m 2e 2e 2e 2+m 2+e 2+e 2+e")),
                        "3 events arrived where 2 digits"),
                Row.pass(
                        "GW-004",
                        early().fact(new EarlyHearing(rows("heard", 0, 40).get(0))),
                        "with SDP; before the 200"),
                Row.fail(
                        "GW-004",
                        early().fact(new EarlyHearing(rows("silent", 0, -1).get(0))),
                        "before the answer: silent"),
                Row.fail(
                        "GW-004",
                        outgoing().fact(new EarlyHearing(rows("heard", 0, 40).get(0))),
                        "183 with SDP did not reach"));
    }

    /** The digits 1 and 2, in packets with marker or end bit; a plus is a later timestamp. */
    private static Digits events(String packets) {
        List<TelephoneEvent> events = new ArrayList<>();
        for (String packet : packets.split(" ")) {
            long timestamp = 8000L * packet.charAt(0) + (packet.contains("+") ? 800 : 0);
            events.add(new TelephoneEvent(
                    packet.charAt(0),
                    timestamp,
                    packet.contains("m"),
                    packet.contains("e"),
                    packet.contains("m") ? 160 : 800));
        }
        return new Digits("12", "12", events);
    }

    static Stream<Row> vanishing() {
        TabClosed up = new TabClosed(START.plusMillis(150), true, true);
        ReplacementPhone back = new ReplacementPhone(true, true, "");
        BridgePorts closed = new BridgePorts(
                List.of(new BridgePorts.Port("RTP", "127.0.0.1:40000", true, Optional.of(Duration.ofMillis(90)))));
        BridgePorts open =
                new BridgePorts(List.of(new BridgePorts.Port("RTP", "127.0.0.1:40000", true, Optional.empty())));
        return Stream.of(
                Row.pass("CALL-026", gone(100).fact(up).fact(back), "BYE at the far end"),
                Row.fail("CALL-026", outgoing().fact(up).fact(back), "no BYE within 90 s after the tab closed"),
                Row.fail("CALL-026", gone(95_000).fact(up).fact(back), "released late, 94 s"),
                Row.fail(
                        "CALL-026",
                        gone(100).fact(up).fact(new ReplacementPhone(false, false, "403")),
                        "cannot register again"),
                Row.setup(
                        "CALL-026",
                        gone(0).fact(new TabClosed(START.plusMillis(900), true, true))
                                .fact(back),
                        "the call was over before the tab closed"),
                Row.setup(
                        "CALL-026",
                        gone(100)
                                .fact(new TabClosed(START.plusMillis(150), true, false))
                                .fact(back),
                        "had not heard each other"),
                Row.pass(
                        "MED-032",
                        gone(100).fact(up).fact(back).fact(closed),
                        "RTP port 127.0.0.1:40000 closed after 90 ms"),
                Row.fail("MED-032", gone(100).fact(up).fact(back).fact(open), "is not released"),
                Row.setup(
                        "MED-032",
                        gone(100)
                                .fact(up)
                                .fact(new ReplacementPhone(true, false, "no answer"))
                                .fact(closed),
                        "not seen to be alive"));
    }
}
