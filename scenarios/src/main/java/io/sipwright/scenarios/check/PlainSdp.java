package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.Candidate;
import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.judge.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SDP-022: what the trunk side gets is plain: RTP/AVP at the bridge's address, nothing of the browser's. */
public final class PlainSdp {
    private static final String EXPECTED =
            "RTP/AVP at the bridge's address, without ICE, DTLS, mid, msid and rtcp-fb lines";
    private static final List<String> ICE = List.of("ice-ufrag", "ice-pwd", "ice-options");
    private static final List<String> UNWANTED = List.of("candidate", "fingerprint", "setup", "mid", "msid", "rtcp-fb");

    private PlainSdp() {}

    /**
     * @param call in either direction
     */
    public static Finding check(Call call) {
        Messages farEnd = call.farEnd().received();
        Optional<Seen> offered = farEnd.requests("INVITE")
                .where(s -> !s.inDialog() && s.hasSdp())
                .first();
        Optional<Seen> message = offered.or(() ->
                farEnd.responses("INVITE").where(s -> s.hasSdp() && s.success()).first());
        return message.map(m -> plain(m, offered.isEmpty(), browserAddresses(call)))
                .orElseGet(() -> NoAnswer.finding(EXPECTED, call));
    }

    private static Finding plain(Seen message, boolean answer, Set<String> browser) {
        SdpLens sdp = Negotiation.sdp(message);
        String where = message.where();
        for (SdpMedia media : sdp.media()) {
            Optional<String> broken = media.port() == 0 ? Optional.empty() : broken(media, answer, browser);
            if (broken.isPresent()) {
                return Finding.fail(EXPECTED, broken.get(), where, Remedies.appended(broken.get()));
            }
        }
        return sdp.media().stream()
                .filter(m -> m.port() != 0)
                .flatMap(m -> UNWANTED.stream().filter(m::has))
                .findFirst()
                .map(name -> Finding.warn(
                        EXPECTED,
                        "a=" + name + " is passed on",
                        where,
                        Remedies.appended("the browser's a=" + name + " reaches the trunk")))
                .orElseGet(() -> Finding.pass(EXPECTED, "plain", where));
    }

    private static Optional<String> broken(SdpMedia media, boolean answer, Set<String> browser) {
        // SDP-022 · RFC 7584 §4.2
        if (!media.proto().equals("RTP/AVP")) {
            return Optional.of("the trunk gets " + media.proto() + " instead of RTP/AVP");
        }
        String address = media.connectionAddress().orElse("") + " " + media.port();
        if (browser.contains(address)) {
            return Optional.of("the trunk gets the browser's own address " + address + " instead of the bridge's");
        }
        // SDP-022 · RFC 8839 §4.3.2: no ICE in an answer to an offer without
        Optional<String> ice = ICE.stream().filter(media::has).findFirst();
        return answer ? ice.map(name -> "the answer to an offer without ICE holds a=" + name) : Optional.empty();
    }

    private static Set<String> browserAddresses(Call call) {
        return call.phone().sent().where(Seen::hasSdp).all().stream()
                .flatMap(s -> Negotiation.sdp(s).media().stream())
                .flatMap(m -> Stream.concat(
                        Stream.of(m.connectionAddress().orElse("") + " " + m.port()),
                        m.candidates().stream().map(PlainSdp::address)))
                .collect(Collectors.toSet());
    }

    private static String address(Candidate candidate) {
        return candidate.address() + " " + candidate.port();
    }
}
