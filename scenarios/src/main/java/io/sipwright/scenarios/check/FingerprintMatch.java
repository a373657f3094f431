package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.phone.MediaFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** SDP-009: the bridge's fingerprint is SHA-256 or stronger and that of the certificate which it shows. */
public final class FingerprintMatch {
    private static final String EXPECTED = "a fingerprint of SHA-256 or stronger that matches the certificate shown";
    private static final Set<String> STRONG = Set.of("sha-256", "sha-384", "sha-512");

    private FingerprintMatch() {}

    /**
     * @param call through the bridge
     * @param facts of the browser, which connects DTLS only if a fingerprint matches (RFC 8827 §6.5)
     */
    public static Finding check(Call call, MediaFacts facts) {
        Messages received = call.phone().received();
        Optional<Seen> sdp = call.outgoing()
                ? received.success("INVITE").filter(Seen::hasSdp)
                : received.requests("INVITE").where(Seen::hasSdp).first();
        if (sdp.isEmpty()) {
            return NoAnswer.finding(EXPECTED, call);
        }
        List<String> fingerprints = Negotiation.sdp(sdp.get()).audio().stream()
                .flatMap(a -> a.attributes("fingerprint").stream())
                .toList();
        String where = sdp.get().where();
        // SDP-009 · RFC 8122 §5
        Optional<String> weak =
                fingerprints.stream().filter(f -> !STRONG.contains(hash(f))).findFirst();
        if (fingerprints.isEmpty() || weak.isPresent()) {
            String actual = weak.map(f -> "hash " + hash(f)).orElse("no fingerprint");
            return Finding.fail(EXPECTED, actual, where, "the bridge's SDP has " + actual);
        }
        return Causes.ofMediaPath(call, facts)
                .map(FingerprintMatch::down)
                .orElseGet(() -> Finding.pass(EXPECTED, hash(fingerprints.get(0)) + ", DTLS connected", where));
    }

    private static Finding down(Cause cause) {
        return cause.owner().equals("SDP-009")
                ? Finding.fail(EXPECTED, cause.text(), cause.evidence(), cause.said())
                : Finding.setupFailed(EXPECTED, cause.said(), cause.evidence());
    }

    private static String hash(String fingerprint) {
        return fingerprint.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }
}
