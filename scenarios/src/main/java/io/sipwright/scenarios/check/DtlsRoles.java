package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.phone.MediaFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** MED-011: a bridge that is active in DTLS starts the handshake at once; one that is passive never does. */
public final class DtlsRoles {
    private static final String EXPECTED = "the active side alone sends a ClientHello, at once";

    private DtlsRoles() {}

    /**
     * @param call with media through the bridge
     * @param facts of the browser
     * @param took from ICE connected to DTLS connected; empty when DTLS did not connect
     * @param limit how long that may take
     */
    public static Finding check(Call call, MediaFacts facts, Optional<Duration> took, Duration limit) {
        Optional<Boolean> active = bridgeIsActive(call);
        if (active.isEmpty()) {
            return NoAnswer.finding(EXPECTED, call);
        }
        String role = active.get() ? "bridge active" : "bridge passive";
        Optional<Cause> down = Causes.ofMediaPath(call, facts);
        if (down.isPresent()) {
            Cause cause = down.get();
            return cause.owner().equals("MED-011")
                    ? Finding.fail(EXPECTED, role + ", DTLS " + facts.dtlsState(), cause.evidence(), cause.said())
                    : Finding.setupFailed(EXPECTED, cause.said(), cause.evidence());
        }
        return rolesKept(active.get(), facts).orElseGet(() -> prompt(role, took, limit));
    }

    private static Optional<Finding> rolesKept(boolean bridgeActive, MediaFacts facts) {
        String wrongRole = bridgeActive ? "client" : "server";
        List<String> hellos = facts.dtlsClientHellos();
        boolean clash = hellos.contains(bridgeActive ? "local" : "remote");
        // MED-011 · RFC 8842 §5.3, RFC 5763 §5
        if (!facts.dtlsRole().equals(wrongRole) && !clash) {
            return Optional.empty();
        }
        String said = bridgeActive ? "active" : "passive";
        return Optional.of(Finding.fail(
                EXPECTED,
                "browser is DTLS " + facts.dtlsRole() + ", ClientHello from " + hellos,
                "handshake seen from the browser",
                Remedies.appended("DTLS role clash: the bridge is " + said + " by its SDP and acts otherwise")));
    }

    private static Finding prompt(String role, Optional<Duration> took, Duration limit) {
        String actual = role
                + took.map(t -> ", DTLS connected " + t.toMillis() + " ms after ICE")
                        .orElse("");
        boolean late = took.filter(t -> t.compareTo(limit) > 0).isPresent();
        return late
                ? Finding.fail(EXPECTED, actual, "browser", "the DTLS handshake starts late: " + actual)
                : Finding.pass(EXPECTED, actual, "browser");
    }

    /** The bridge's role by SDP; empty where offer and answer do not settle it. */
    static Optional<Boolean> bridgeIsActive(Call call) {
        boolean outgoing = call.outgoing();
        Optional<Negotiation> negotiation =
                outgoing ? Negotiation.asked(call.phone()) : Negotiation.wasAsked(call.phone());
        return negotiation
                .flatMap(n ->
                        n.answer().media().stream().filter(m -> m.port() != 0).findFirst())
                .flatMap(m -> role(m, outgoing));
    }

    private static Optional<Boolean> role(SdpMedia answered, boolean byBridge) {
        return switch (answered.attribute("setup").orElse("")) {
            case "active" -> Optional.of(byBridge);
            case "passive" -> Optional.of(!byBridge);
            default -> Optional.empty();
        };
    }
}
