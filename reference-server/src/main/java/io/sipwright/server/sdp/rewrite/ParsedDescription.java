package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SessionDescription;

/**
 * A description from one side, with the part that the bridge carries picked out.
 *
 * @param sdp as received
 * @param from who sent it
 * @param layout its sections
 * @param audio what it says of the audio section
 */
public record ParsedDescription(SessionDescription sdp, MediaKind from, Layout layout, AudioTerms audio) {
    /** Reads an offer: its first audio section that is usable and has a codec that can pass. */
    public static ParsedDescription offer(SessionDescription sdp, MediaKind from) throws NotBridgeableException {
        for (int i = 0; i < sdp.media().size(); i++) {
            MediaDescription section = sdp.media().get(i);
            boolean usable = from.carries(section.line()) && !section.rejected();
            AudioTerms terms = usable ? AudioTerms.of(sdp, section, from) : AudioTerms.REJECTED;
            if (terms.accepted()) {
                return new ParsedDescription(sdp, from, Layout.of(sdp, i), terms);
            }
        }
        throw new NotBridgeableException( // SDP-025 · RFC 3264 §6
                "no audio section with PCMU, PCMA or Opus that the bridge could carry, offered: " + summary(sdp));
    }

    /** Reads an answer to an offer of ours that had this layout. */
    public static ParsedDescription answer(SessionDescription sdp, MediaKind from, Layout offered)
            throws NotBridgeableException {
        if (sdp.media().size() != offered.slots().size()) { // SDP-003 · RFC 3264 §6
            throw new NotBridgeableException("the answer has " + sdp.media().size() + " m= lines, the offer had "
                    + offered.slots().size() + " (RFC 3264 §6)");
        }
        MediaDescription section = sdp.media().get(offered.audio());
        boolean usable = from.carries(section.line()) && !section.rejected();
        AudioTerms terms = usable ? AudioTerms.of(sdp, section, from) : AudioTerms.REJECTED;
        return new ParsedDescription(sdp, from, Layout.of(sdp, offered.audio()), terms);
    }

    MediaDescription audioSection() {
        return sdp.media().get(layout.audio());
    }

    private static String summary(SessionDescription sdp) {
        return sdp.media().stream()
                .map(section -> section.line().toLine().value())
                .toList()
                .toString();
    }
}
