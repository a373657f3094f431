package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.MediaLine;
import io.sipwright.server.sdp.SdpLine;
import io.sipwright.server.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;

/**
 * Browser to plain and back, for offers and answers. A description is built from what the bridge supports; unknown
 * parts are left out. Pure functions.
 */
public final class SdpRewriter {
    private static final MediaAddress NOWHERE = new MediaAddress("0.0.0.0", 0);

    private SdpRewriter() {}

    /** An offer of one side becomes the bridge's offer to the other. */
    public static RewrittenSdp offer(
            ParsedDescription offer, LocalEndpoint local, Origin origin, NegotiatedState target) {
        AudioTerms terms = offer.audio().numbered(target.numbers()); // MED-023, SDP-028 · RFC 3264 §8.3.2
        return build(offer, target.layout(), terms, new Description(local, origin));
    }

    /** The answer of one side becomes the bridge's answer to the other's offer. */
    public static RewrittenSdp answer(
            ParsedDescription offer, ParsedDescription answer, LocalEndpoint local, Origin origin) {
        AudioTerms common = answer.audio().numbered(offer.audio().numbers()); // SDP-023 · RFC 3264 §6.1
        AudioTerms terms = common.accepted() ? common : AudioTerms.REJECTED;
        return build(answer, offer.layout(), terms, new Description(local, origin));
    }

    private static RewrittenSdp build(
            ParsedDescription source, Layout layout, AudioTerms terms, Description description) {
        SessionDescription sdp = description.of(layout, terms);
        return new RewrittenSdp(sdp, layout, terms, Explanation.of(source.sdp(), sdp, description.local.side()));
    }

    private record Description(LocalEndpoint local, Origin origin) {
        SessionDescription of(Layout layout, AudioTerms terms) {
            List<SdpLine> session = new ArrayList<>();
            session.add(SdpLine.of('v', "0"));
            session.add(SdpLine.of('o', originValue())); // SDP-027 · RFC 3264 §8
            session.add(SdpLine.of('s', "-"));
            session.add(SdpLine.of('t', "0 0"));
            session.addAll(local.sessionAttributes(layout, terms));
            List<MediaDescription> media = new ArrayList<>();
            for (int i = 0; i < layout.slots().size(); i++) { // SDP-003 · RFC 3264 §6, §8
                Layout.Slot slot = layout.slots().get(i);
                media.add(i == layout.audio() && terms.accepted() ? audio(slot, terms) : rejected(slot));
            }
            return new SessionDescription(session, media);
        }

        private String originValue() {
            return "- " + origin.session() + " " + origin.version() + " "
                    + local.address().connection();
        }

        private MediaDescription audio(Layout.Slot slot, AudioTerms terms) {
            List<SdpLine> lines = new ArrayList<>();
            List<String> numbers = terms.formats().stream()
                    .map(format -> String.valueOf(format.number()))
                    .toList();
            MediaLine line = new MediaLine("audio", local.address().port(), slot.proto(), numbers); // SDP-001, SDP-002
            lines.add(line.toLine());
            lines.add(SdpLine.of('c', local.address().connection())); // SDP-014, SDP-022 · RFC 8866 §5.7
            terms.kept().stream().filter(kept -> kept.type() == 'b').forEach(lines::add);
            mid(slot, lines);
            terms.formats().forEach(format -> codec(format, lines));
            terms.kept().stream().filter(kept -> kept.type() == 'a').forEach(lines::add);
            lines.add(SdpLine.attribute(terms.direction().attribute(), "")); // SDP-029 · RFC 3264 §6.1, §8.4
            lines.addAll(local.transportAttributes(slot));
            return new MediaDescription(line, lines);
        }

        private MediaDescription rejected(Layout.Slot slot) {
            List<String> formats = slot.formats().isEmpty() ? List.of("0") : slot.formats();
            MediaLine line = new MediaLine(slot.media(), 0, slot.proto(), formats); // SDP-003 · RFC 3264 §6
            List<SdpLine> lines = new ArrayList<>();
            lines.add(line.toLine());
            lines.add(SdpLine.of('c', NOWHERE.connection()));
            mid(slot, lines);
            lines.add(SdpLine.attribute("inactive", ""));
            return new MediaDescription(line, lines);
        }

        private void mid(Layout.Slot slot, List<SdpLine> lines) {
            if (local.side() == MediaKind.WEBRTC && !slot.mid().isEmpty()) {
                lines.add(SdpLine.attribute("mid", slot.mid())); // SDP-021 · RFC 5888 §9.1
            }
        }

        private static void codec(Format format, List<SdpLine> lines) {
            lines.add(SdpLine.attribute(
                    "rtpmap", format.number() + " " + format.codec().rtpmap()));
            String usual = format.codec().events() ? "0-15" : ""; // SDP-026 · RFC 4733 §2.4.1
            String fmtp = format.fmtp().isEmpty() ? usual : format.fmtp();
            if (!fmtp.isEmpty()) {
                lines.add(SdpLine.attribute("fmtp", format.number() + " " + fmtp));
            }
        }
    }
}
