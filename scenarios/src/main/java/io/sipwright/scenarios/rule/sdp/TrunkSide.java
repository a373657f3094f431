package io.sipwright.scenarios.rule.sdp;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpSection;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.OfferAnswer;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SDP that the trunk receives in a browser's call: plain in every line, refused m-lines too. */
public final class TrunkSide {
    private static final String PLAIN_PROTO = "RTP/AVP";
    private static final List<String> ICE = List.of("ice-ufrag", "ice-pwd", "ice-options", "ice-lite");
    private static final List<String> BROWSERS_OWN =
            List.of("candidate", "fingerprint", "setup", "mid", "msid", "rtcp-fb");

    /** A retransmission shows that an ACK was lost, and may have passed by the target's transaction (RFC 6026 §7.1). */
    static final Rule PLAIN = rule("SDP-022").requires(Stage.DIALLED).holds((e, is) -> {
        List<TranscriptMessage> descriptions = e.call()
                .farEnd()
                .received()
                .once()
                .where(TranscriptMessage::hasSdp)
                .all();
        Set<String> browser = browserAddresses(e.call());
        descriptions.forEach(message -> plain(message, browser, is));
        if (descriptions.isEmpty()) {
            is.missing("the trunk got no description");
        }
    });

    public static final List<Rule> RULES = List.of(PLAIN);

    private TrunkSide() {}

    private static void plain(TranscriptMessage message, Set<String> browser, Clauses is) {
        SdpText sdp = OfferAnswer.sdp(message);
        boolean answer = message.sip().isResponse();
        is.at(message).covers(answer ? "answer to the trunk" : "offer to the trunk");
        lines(sdp.session(), "the session", answer, is);
        for (SdpMedia media : sdp.media()) {
            lines(media.section(), "m=" + media.kind(), answer, is);
            if (media.port() != 0) {
                accepted(media, browser, is);
            }
        }
        is.seen((answer ? "answer: " : "offer: ")
                + sdp.media().stream()
                        .map(m -> m.kind() + " " + m.port() + " " + m.proto())
                        .collect(Collectors.joining(", ")));
    }

    private static void accepted(SdpMedia media, Set<String> browser, Clauses is) {
        String gets = "the trunk gets " + media.proto() + " instead of " + PLAIN_PROTO;
        // SDP-022 · RFC 7584 §4.2; the trunk may refuse an m-line other than audio or video (RFC 3264 §6)
        if (media.kind().equals("audio") || media.kind().equals("video")) {
            is.must(media.proto().equals(PLAIN_PROTO), gets, Hint.TRUNK_PROFILE);
        } else {
            is.should(
                    media.proto().equals(PLAIN_PROTO),
                    "the trunk gets m=" + media.kind() + " with " + media.proto(),
                    Hint.DATA_CHANNEL_TO_TRUNK);
        }
        String address = media.connectionAddress().orElse("") + " " + media.port();
        is.must(
                !browser.contains(address),
                "the trunk gets the browser's own address " + address + " instead of the bridge's",
                Hint.TRUNK_PROFILE);
    }

    private static void lines(SdpSection section, String place, boolean answer, Clauses is) {
        if (answer) {
            // SDP-022 · RFC 8839 §4.3.2: no ICE in an answer to an offer without
            ICE.forEach(name -> is.must(
                    !section.has(name),
                    "the answer to an offer without ICE holds a=" + name + " under " + place,
                    Hint.TRUNK_PROFILE));
        }
        Stream<String> unwanted = answer ? BROWSERS_OWN.stream() : Stream.concat(ICE.stream(), BROWSERS_OWN.stream());
        unwanted.forEach(name -> is.should(
                !section.has(name),
                "the browser's a=" + name + " reaches the trunk under " + place,
                Hint.LINES_TO_TRUNK));
    }

    private static Set<String> browserAddresses(Call call) {
        return call.phone().sent().where(TranscriptMessage::hasSdp).all().stream()
                .flatMap(s -> OfferAnswer.sdp(s).media().stream())
                .flatMap(m -> Stream.concat(
                        Stream.of(m.connectionAddress().orElse("") + " " + m.port()),
                        m.candidates().stream().map(c -> c.address() + " " + c.port())))
                .collect(Collectors.toSet());
    }
}
