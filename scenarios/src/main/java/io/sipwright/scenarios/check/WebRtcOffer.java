package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.judge.Finding;
import java.util.List;
import java.util.Optional;

/** SDP-001: the audio that a browser is offered is UDP/TLS/RTP/SAVPF with fingerprint, ICE and rtcp-mux. */
public final class WebRtcOffer {
    static final String PROTO = "UDP/TLS/RTP/SAVPF";
    private static final String EXPECTED = "audio as " + PROTO + " with fingerprint, ICE attributes and rtcp-mux";
    private static final List<String> NEEDED = List.of("fingerprint", "ice-ufrag", "ice-pwd", "candidate", "rtcp-mux");

    private WebRtcOffer() {}

    /**
     * @param phone messages of a phone that was called
     */
    public static Finding check(Messages phone) {
        Optional<Seen> invite =
                phone.received().requests("INVITE").where(s -> !s.inDialog()).last();
        if (invite.isEmpty()) {
            return Finding.setupFailed(EXPECTED, "no INVITE reached the browser", "");
        }
        SdpLens sdp = Negotiation.sdp(invite.get());
        String where = invite.get().where();
        return sdp.audio()
                .map(audio -> audio(audio, where))
                .orElseGet(() -> Finding.fail(EXPECTED, "no audio m-line", where, "the offer holds no audio"));
    }

    private static Finding audio(SdpMedia audio, String where) {
        // SDP-001 · RFC 5764 §8, RFC 8829 §5.1.2
        if (!audio.proto().equals(PROTO)) {
            return Finding.fail(
                    EXPECTED, "audio as " + audio.proto(), where, "the browser is offered " + audio.proto());
        }
        return NEEDED.stream()
                .filter(name -> !audio.has(name))
                .findFirst()
                .map(name -> Finding.fail(EXPECTED, "no a=" + name, where, "the offer lacks a=" + name))
                .orElseGet(() -> Finding.pass(EXPECTED, "all there", where));
    }
}
