package io.sipwright.ci.mutant;

import static io.sipwright.ci.mutant.Descriptions.adding;
import static io.sipwright.ci.mutant.Descriptions.replacing;

import io.sipwright.ci.mutant.Mutant.Fault;
import io.sipwright.server.sdp.MediaKind;
import java.util.List;
import java.util.function.Supplier;

/** Faults of the session descriptions that the bridge writes. */
final class DescriptionMutants {
    private static final String SESSION = "media.control.BridgedMediaSession";

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                            "plain-offer-to-browser",
                            "SDP-001",
                            "A browser that is called is offered RTP/AVP.",
                            "RTP/AVP",
                            offers(() -> Descriptions.towards(
                                    MediaKind.WEBRTC, replacing("(m=\\w+ \\d+ )UDP/TLS/RTP/SAVPF", "$1RTP/AVP"))))
                    .mayAlsoBreak("NAT-008"),
            Mutant.of(
                    "other-profile-in-answer",
                    "SDP-002",
                    "The answer to a browser names RTP/SAVPF instead of the offered protocol.",
                    "RTP/SAVPF",
                    answers(() -> Descriptions.towards(
                            MediaKind.WEBRTC, replacing("(m=\\w+ \\d+ )UDP/TLS/RTP/SAVPF", "$1RTP/SAVPF")))),
            Mutant.of(
                    "rejected-line-dropped",
                    "SDP-003",
                    "The answer leaves out the m-lines that the bridge does not carry.",
                    "m-line",
                    answers(() -> Descriptions.towards(MediaKind.WEBRTC, replacing("(?s)m=\\w+ 0 .*?(?=m=|\\z)", "")))),
            Mutant.of(
                            "foreign-fingerprint",
                            "SDP-009",
                            "The bridge announces the fingerprint of another certificate.",
                            "fingerprint",
                            both(() -> Descriptions.towards(
                                    MediaKind.WEBRTC, replacing("(a=fingerprint:sha-256) ..:..:..:..", "$1 00:11:22:33"))))
                    .mayAlsoBreak("CALL-001"),
            Mutant.of(
                    "rtcp-mux-missing",
                    "SDP-020",
                    "The answer to a browser lacks a=rtcp-mux.",
                    "rtcp-mux",
                    answers(() -> Descriptions.towards(MediaKind.WEBRTC, replacing("a=rtcp-mux\r\n", "")))),
            Mutant.of(
                    "browser-lines-to-plain",
                    "SDP-022",
                    "Candidates and ICE credentials are passed on to the plain side.",
                    "ICE",
                    both(() -> Descriptions.towards(
                            MediaKind.RTP,
                            adding(
                                    "a=ice-ufrag:abcd",
                                    "a=ice-pwd:abcdefghijklmnopqrstuv",
                                    "a=candidate:1 1 udp 1 127.0.0.1 9 typ host")))),
            Mutant.of(
                            "wrong-ice-password",
                            "MED-001",
                            "The bridge announces an ICE password that its checks do not use.",
                            "",
                            both(() ->
                                    Descriptions.towards(MediaKind.WEBRTC, replacing("a=ice-pwd:....", "a=ice-pwd:AAAA"))))
                    .mayAlsoBreak("MED-013", "MED-024", "CALL-001"),
            Mutant.of(
                            "wrong-dtls-role",
                            "MED-011",
                            "The bridge answers passive and starts the handshake all the same.",
                            "",
                            answers(() ->
                                    Descriptions.towards(MediaKind.WEBRTC, replacing("a=setup:active", "a=setup:passive"))))
                    .mayAlsoBreak("CALL-001", "SDP-009"));

    private DescriptionMutants() {}

    private static Fault offers(Supplier<MethodOverride> twist) {
        return new Fault(SESSION, "encodedOffer", twist);
    }

    private static Fault answers(Supplier<MethodOverride> twist) {
        return new Fault(SESSION, "encodedAnswer", twist);
    }

    /** Offers and answers: both go through this method. */
    private static Fault both(Supplier<MethodOverride> twist) {
        return new Fault(SESSION, "encoded(Offer|Answer)", twist);
    }
}
