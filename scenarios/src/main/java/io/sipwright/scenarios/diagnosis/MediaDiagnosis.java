package io.sipwright.scenarios.diagnosis;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.OfferAnswer;
import java.util.List;
import java.util.Optional;

/** Why an established call has no secured media path between browser and bridge. */
public final class MediaDiagnosis {
    private MediaDiagnosis() {}

    /** Empty if there is a path, or if it is unknown because the call is over. */
    public static Optional<Cause> of(Call call, MediaPath path) {
        String ice = path.facts().iceState();
        String dtls = path.facts().dtlsState();
        if (path.up() || dtls.equals("closed") || ice.equals("closed")) {
            return Optional.empty();
        }
        String states = "ICE " + ice + ", DTLS " + dtls + " in the browser";
        if (!path.ice()) {
            String text = path.facts().checksAnswered() > 0
                    ? "ICE does not connect although the bridge answers checks"
                    : "ICE does not connect: the bridge answers no connectivity check";
            return Optional.of(new Cause(text, states, "MED-001", Hint.ICE));
        }
        return Optional.of(handshake(call, path, states));
    }

    private static Cause handshake(Call call, MediaPath path, String states) {
        List<String> hellos = path.facts().dtlsClientHellos();
        Optional<Boolean> active = bridgeIsActive(call);
        boolean failed = path.facts().dtlsState().equals("failed");
        if (hellos.contains("remote") && active.filter(a -> !a).isPresent()) {
            return role("DTLS role clash: the bridge is passive by its SDP and sends a ClientHello", states);
        }
        if (failed) {
            return new Cause(
                    "fingerprint of the bridge does not match its certificate", states, "SDP-009", Hint.FINGERPRINT);
        }
        if (active.filter(a -> a).isPresent() && !hellos.contains("remote")) {
            return role(
                    hellos.isEmpty() && !path.facts().dtlsRole().isEmpty()
                            ? "the DTLS handshake does not end: the bridge, active by its SDP, sends no ClientHello, or its"
                                    + " flights are lost"
                            : "DTLS role clash: the bridge answered active and sends no ClientHello",
                    states);
        }
        return role(
                "the DTLS handshake does not end: the bridge sends a ClientHello although it is passive by its SDP, or"
                        + " its flights are lost",
                states);
    }

    private static Cause role(String text, String states) {
        return new Cause(text, states, "MED-011", Hint.DTLS_ROLE);
    }

    /** The bridge's role by SDP; empty if offer and answer do not determine it. */
    public static Optional<Boolean> bridgeIsActive(Call call) {
        boolean outgoing = call.outgoing();
        Optional<OfferAnswer> negotiation =
                outgoing ? OfferAnswer.asked(call.phone()) : OfferAnswer.wasAsked(call.phone());
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
