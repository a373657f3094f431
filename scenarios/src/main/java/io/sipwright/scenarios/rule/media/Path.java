package io.sipwright.scenarios.rule.media;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sdp.Candidate;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.diagnosis.Cause;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.diagnosis.MediaDiagnosis;
import io.sipwright.scenarios.evidence.BehindNat;
import io.sipwright.scenarios.evidence.CandidateProbes;
import io.sipwright.scenarios.evidence.CertificateFault;
import io.sipwright.scenarios.evidence.Ending;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.HeardAgain;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.MediaRelay;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** ICE and DTLS between browser and bridge. */
public final class Path {
    static final Rule CHECKS = rule("MED-001")
            .requires(Stage.ESTABLISHED)
            .requires(MediaPath.class, CandidateProbes.class)
            .holds((e, is) -> {
                var probes = e.fact(CandidateProbes.class).orElseThrow().probes();
                MediaFacts facts = e.fact(MediaPath.class).orElseThrow().facts();
                Optional<Cause> down =
                        MediaDiagnosis.of(e.call(), e.fact(MediaPath.class).orElseThrow());
                if (down.filter(d -> !d.owner().equals("MED-001")).isPresent()) {
                    is.missing(down.get()); // the call may end before its candidates are probed
                    return;
                }
                is.at("description to the browser")
                        .must(!probes.isEmpty(), "the bridge advertises no ICE candidate", Hint.ICE);
                probes.forEach(p -> probed(p, is));
                is.at("browser").unless(down);
                is.seen(probes.size() + " candidates answer; " + facts.checksAnswered()
                        + " checks of the browser were answered; selected " + facts.remoteCandidate());
            });

    static final Rule ROLES = rule("MED-011")
            .requires(Stage.ESTABLISHED)
            .requires(MediaPath.class)
            .holds((e, is) -> {
                Optional<Boolean> active = MediaDiagnosis.bridgeIsActive(e.call());
                if (active.isEmpty()) {
                    is.missing("offer and answer name no DTLS roles");
                    return;
                }
                MediaPath path = e.fact(MediaPath.class).orElseThrow();
                String role = active.get() ? "bridge active" : "bridge passive";
                is.at("browser").unless(MediaDiagnosis.of(e.call(), path)).covers(role);
                if (path.up()) {
                    roles(active.get(), path, e.timing().handshake(), is);
                }
                is.seen(role + ", the browser is DTLS " + path.facts().dtlsRole()
                        + path.handshake()
                                .map(t -> ", connected " + t.toMillis() + " ms after ICE")
                                .orElse(""));
            });

    static final Rule BEHIND_A_NAT = rule("MED-006")
            .requires(Stage.ESTABLISHED)
            .requires(BehindNat.class, MediaPath.class, Hearing.class)
            .ofTheWholeCall()
            .holds((e, is) -> {
                BehindNat nat = e.fact(BehindNat.class).orElseThrow();
                MediaPath path = e.fact(MediaPath.class).orElseThrow();
                Hearing hearing = e.fact(Hearing.class).orElseThrow();
                is.at("browser behind the NAT " + nat.kind());
                if (offersItself(e, nat)) {
                    is.missing("the browser's description names the NAT's address " + nat.outside());
                    return;
                }
                // MED-006 · RFC 8445 §7.3.1.3
                is.must(
                                path.ice(),
                                "no media path: the bridge does not check back to where the browser's checks come from",
                                Hint.ICE)
                        .must(
                                !path.ice() || hearing.bothWays(),
                                "behind the NAT not both ends hear each other: " + hearing.text(),
                                Hint.AUDIO_MISSING)
                        .seen(nat.kind() + ": " + hearing.text());
                e.fact(HeardAgain.class)
                        .ifPresent(again -> is.must(again.after().isPresent(), again.text(), Hint.ICE)
                                .seen(again.text()));
            });

    static final Rule RELAYED = rule("MED-007")
            .requires(Stage.ESTABLISHED)
            .requires(MediaRelay.class, MediaPath.class, Hearing.class)
            .ofTheWholeCall()
            .holds((e, is) -> {
                MediaRelay relay = e.fact(MediaRelay.class).orElseThrow();
                MediaPath path = e.fact(MediaPath.class).orElseThrow();
                Hearing hearing = e.fact(Hearing.class).orElseThrow();
                is.at("browser with media by TURN over " + relay.transport());
                if (!offersOnlyRelayed(e)) {
                    is.missing("the browser's description has no candidate of " + relay.server()
                            + ", or one that is not relayed");
                    return;
                }
                // MED-007 · RFC 8835 §3.4
                is.must(
                                path.ice(),
                                "no media path: the bridge does not check the relayed address of the browser",
                                Hint.ICE)
                        .must(
                                !path.ice() || hearing.bothWays(),
                                "with relayed media not both ends hear each other: " + hearing.text(),
                                Hint.AUDIO_MISSING)
                        .seen("TURN over " + relay.transport() + ": " + hearing.text());
            });

    static final Rule CERTIFICATE = rule("MED-013")
            .requires(CertificateFault.class)
            .holds((e, is) -> {
                CertificateFault f = e.fact(CertificateFault.class).orElseThrow();
                is.at("browser with " + f.word());
                boolean control = e.earlier().stream().anyMatch(c -> c.facts()
                        .get(Hearing.class)
                        .filter(Hearing::bothWays)
                        .isPresent());
                // MED-013 · RFC 5763 §5, RFC 8122 §6.2
                if (f.relayed()) {
                    is.must(false, why(f.fault()), Hint.CERTIFICATE_NOT_COMPARED);
                } else if (!control) {
                    is.missing("no call with the right certificate was heard both ways before");
                } else if (!f.shown()) {
                    is.missing("the handshake was never tried: " + ending(e));
                } else {
                    boolean up = e.fact(MediaPath.class).filter(MediaPath::up).isPresent();
                    is.must(
                                    !up || f.released(),
                                    "the DTLS handshake succeeds with a wrong certificate",
                                    Hint.CERTIFICATE_NOT_COMPARED)
                            .should(f.released(), "nothing is relayed, but the call is not released")
                            .seen(f.word() + ": nothing heard, " + ending(e))
                            .covers(f.word());
                }
            });

    public static final List<Rule> RULES = List.of(CHECKS, ROLES, BEHIND_A_NAT, RELAYED, CERTIFICATE);

    private Path() {}

    /** Whether a candidate in SDP leads to the NAT, so that no address must be learned. */
    /** Whether the description of the browser has candidates and all of them are of a TURN server. */
    private static boolean offersOnlyRelayed(Evidence e) {
        List<Candidate> candidates = e.call().phone().sent().where(TranscriptMessage::hasSdp).last().stream()
                .flatMap(s -> SdpText.parse(s.sip().body()).audio().stream())
                .flatMap(m -> m.candidates().stream())
                .toList();
        return !candidates.isEmpty()
                && candidates.stream().allMatch(c -> c.type().equals("relay"));
    }

    private static boolean offersItself(Evidence e, BehindNat nat) {
        return e.call().phone().sent().where(TranscriptMessage::hasSdp).all().stream()
                .anyMatch(m -> m.sip().bodyText().contains(nat.outside()));
    }

    private static void probed(CandidateProbes.Probe p, Clauses is) {
        String candidate = "candidate " + p.candidate();
        // MED-001 · RFC 8445 §7.3, RFC 5389 §10.1.2
        is.at(candidate).must(!p.from().isEmpty(), candidate + " does not answer a connectivity check", Hint.ICE);
        if (!p.from().isEmpty() && !p.success()) {
            is.must(false, candidate + " refuses a connectivity check with good credentials: " + p.missing(), Hint.ICE);
        } else if (!p.from().isEmpty()) {
            is.must(p.missing().isEmpty(), "the response of " + candidate + " lacks " + p.missing())
                    .must(p.from().equals(p.candidate()), candidate + " answers from another address, " + p.from());
        }
    }

    private static void roles(boolean bridgeActive, MediaPath path, Duration limit, Clauses is) {
        MediaFacts facts = path.facts();
        String said = bridgeActive ? "active" : "passive";
        boolean clash = facts.dtlsRole().equals(bridgeActive ? "client" : "server")
                || facts.dtlsClientHellos().contains(bridgeActive ? "local" : "remote");
        // MED-011 · RFC 8842 §5.3, RFC 5763 §5
        is.must(
                        !clash,
                        "DTLS role clash: the bridge is " + said + " by its SDP and acts otherwise; ClientHello from "
                                + facts.dtlsClientHellos(),
                        Hint.DTLS_ROLE)
                .must(
                        path.handshake().filter(t -> t.compareTo(limit) > 0).isEmpty(),
                        "the DTLS handshake is late: "
                                + path.handshake().map(Duration::toMillis).orElse(0L) + " ms after ICE");
    }

    private static String ending(Evidence e) {
        return Ending.of(e.call()).map(end -> "the call was " + end.text()).orElse("the call stayed up");
    }

    private static String why(Fault fault) {
        return fault == Fault.WRONG_FINGERPRINT_FROM_ZERO
                ? "audio was relayed: the bridge takes an a=fingerprint that begins with 00 for none"
                : "audio was relayed: the bridge does not compare certificate and a=fingerprint";
    }
}
