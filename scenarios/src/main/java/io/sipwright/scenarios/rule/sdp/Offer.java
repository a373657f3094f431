package io.sipwright.scenarios.rule.sdp;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.diagnosis.MediaDiagnosis;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.OfferAnswer;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an offer or answer to a browser must contain. */
public final class Offer {
    private static final String PROTO = "UDP/TLS/RTP/SAVPF";
    private static final List<String> NEEDED = List.of("fingerprint", "ice-ufrag", "ice-pwd", "candidate", "rtcp-mux");
    private static final Set<String> STRONG = Set.of("sha-256", "sha-384", "sha-512");

    static final Rule WEBRTC = rule("SDP-001").offeredAudio((audio, is) -> {
        // SDP-001 · RFC 5764 §8, RFC 8829 §5.1.2
        is.must(
                        audio.proto().equals(PROTO),
                        "the browser is offered " + audio.proto() + " instead of " + PROTO,
                        Hint.BROWSER_PROFILE)
                .seen(audio.proto() + " with " + String.join(", ", NEEDED));
        NEEDED.forEach(name -> is.must(audio.has(name), "the offer lacks a=" + name, Hint.BROWSER_PROFILE));
    });

    static final Rule FINGERPRINT = rule("SDP-009").requires(MediaPath.class).holds((e, is) -> {
        Optional<TranscriptMessage> message = description(e);
        if (message.isEmpty()) {
            is.missing("the bridge sent the browser no description");
            return;
        }
        List<String> hashes = fingerprints(OfferAnswer.sdp(message.get()));
        // SDP-009 · RFC 8122 §5
        is.at(message.get())
                .must(!hashes.isEmpty(), "the bridge's SDP has no fingerprint", Hint.FINGERPRINT)
                .must(
                        STRONG.containsAll(hashes),
                        "the bridge's SDP has a fingerprint of hash " + String.join(", ", hashes),
                        Hint.FINGERPRINT)
                // A browser connects only if one of the fingerprints matches (RFC 8827 §6.5).
                .unless(MediaDiagnosis.of(e.call(), e.fact(MediaPath.class).orElseThrow()));
        is.seen(String.join(", ", hashes) + ", DTLS connected");
    });

    public static final List<Rule> RULES = List.of(WEBRTC, FINGERPRINT);

    private Offer() {}

    private static Optional<TranscriptMessage> description(Evidence e) {
        var received = e.call().phone().received();
        return e.call().outgoing()
                ? received.success("INVITE").filter(TranscriptMessage::hasSdp)
                : received.requests("INVITE").where(TranscriptMessage::hasSdp).first();
    }

    private static List<String> fingerprints(SdpText sdp) {
        return sdp.audio().stream()
                .map(SdpMedia::section)
                .flatMap(s -> s.has("fingerprint")
                        ? s.attributes("fingerprint").stream()
                        : sdp.session().attributes("fingerprint").stream())
                .map(f -> f.split(" ", 2)[0].toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.toList());
    }
}
