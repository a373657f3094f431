package io.sipwright.server.media.control;

import io.sipwright.server.sdp.rewrite.ParsedDescription;
import io.sipwright.server.sdp.rewrite.RewrittenSdp;
import io.sipwright.server.sdp.rewrite.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One offer and what came of it. Not thread-safe. */
final class OfferAnswer {
    private final byte[] offerText;
    private final ParsedDescription offer;
    private final RewrittenSdp sent;
    private final MediaReply offerReply;
    private byte[] answerText = new byte[0];
    private @Nullable MediaReply answerReply;

    OfferAnswer(byte[] offerText, ParsedDescription offer, RewrittenSdp sent) {
        this.offerText = offerText.clone();
        this.offer = offer;
        this.sent = sent;
        this.offerReply = new MediaReply(sent.sdp().encode(), sent.changes());
    }

    ParsedDescription offer() {
        return offer;
    }

    /** The bridge's own offer to the other side. */
    RewrittenSdp sent() {
        return sent;
    }

    MediaReply offerReply() {
        return offerReply;
    }

    boolean isAbout(Side from, byte[] text) {
        return offer.from() == from && Arrays.equals(text, offerText);
    }

    /** The reply that the same answer got before (SDP-033 · RFC 3261 §13.2.1). */
    @Nullable
    MediaReply answered(byte[] text) {
        return answerReply != null && Arrays.equals(text, answerText) ? answerReply.again() : null;
    }

    MediaReply answered(byte[] text, RewrittenSdp reply) {
        answerText = text.clone();
        answerReply = new MediaReply(reply.sdp().encode(), reply.changes());
        return answerReply;
    }
}
