package io.sipwright.scenarios.step;

import io.sipwright.pstn.sdp.Candidate;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.CandidateProbes.Probe;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.ice.ProbeAnswer;
import io.sipwright.scenarios.phone.scripted.ice.StunProbe;
import io.sipwright.scenarios.phone.scripted.ice.StunProbe.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends a Binding request with the call's credentials to each UDP candidate of the bridge. Purpose-made for MED-001: a
 * browser shows only the candidates that it chose.
 */
final class CandidateProber {
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private CandidateProber() {}

    static List<Probe> probe(Call call) {
        Optional<SdpMedia> bridge = sdp(call.phone().received());
        Optional<SdpMedia> browser = sdp(call.phone().sent());
        if (bridge.isEmpty() || browser.isEmpty()) {
            return List.of();
        }
        IceCredentials remote = new IceCredentials(
                bridge.get().attribute("ice-ufrag").orElse(""),
                bridge.get().attribute("ice-pwd").orElse(""));
        boolean controlling = call.outgoing() || isLite(call); // RFC 8445 §6.1.1
        Peer local = new Peer(browser.get().attribute("ice-ufrag").orElse(""), controlling);
        List<Probe> probes = new ArrayList<>();
        bridge.get().candidates().stream()
                .filter(c -> c.transport().equalsIgnoreCase("udp") && c.component() == 1)
                .forEach(c -> probe(c, remote, local).ifPresent(probes::add));
        return probes;
    }

    /** Empty if this machine cannot send to the candidate, for example over IPv6. */
    private static Optional<Probe> probe(Candidate candidate, IceCredentials remote, Peer local) {
        InetSocketAddress address = new InetSocketAddress(candidate.address(), candidate.port());
        try {
            return Optional.of(StunProbe.probe(address, remote, local, WITHIN)
                    .map(answer -> read(address, answer))
                    .orElseGet(() -> new Probe(text(address), "", false, "")));
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    private static Probe read(InetSocketAddress candidate, ProbeAnswer answer) {
        if (!answer.success()) {
            return new Probe(text(candidate), text(answer.from()), false, "error " + answer.errorCode());
        }
        List<String> missing = new ArrayList<>();
        if (answer.mapped().isEmpty()) {
            missing.add("XOR-MAPPED-ADDRESS");
        }
        if (!answer.integrity()) {
            missing.add("MESSAGE-INTEGRITY");
        }
        if (!answer.fingerprint()) {
            missing.add("FINGERPRINT");
        }
        return new Probe(text(candidate), text(answer.from()), true, String.join(", ", missing));
    }

    private static boolean isLite(Call call) {
        return call.phone().received().all().stream()
                .anyMatch(m -> m.sip().bodyText().contains("a=ice-lite"));
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static Optional<SdpMedia> sdp(Messages messages) {
        return messages.where(m -> m.sip().contentType().equals("application/sdp"))
                .last()
                .flatMap(m -> SdpText.parse(m.sip().body()).audio());
    }
}
