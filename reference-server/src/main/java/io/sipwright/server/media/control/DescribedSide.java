package io.sipwright.server.media.control;

import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.rewrite.AudioTerms;
import io.sipwright.server.sdp.rewrite.Layout;
import io.sipwright.server.sdp.rewrite.NegotiatedState;
import io.sipwright.server.sdp.rewrite.Origin;
import io.sipwright.server.sdp.rewrite.RewrittenSdp;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;

/** The descriptions sent to one side of a call, and the negotiated state. Not thread-safe. */
final class DescribedSide {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MediaKind side;
    private Origin origin = Origin.first(RANDOM.nextLong(1L << 62));
    private byte[] lastText = new byte[0];
    private NegotiatedState known;

    DescribedSide(MediaKind side) {
        this.side = side;
        this.known = NegotiatedState.fresh(side);
    }

    NegotiatedState known() {
        return known;
    }

    void settle(Layout layout, AudioTerms terms) {
        known = NegotiatedState.of(side, layout, terms);
    }

    /** Writes a description; its version rises only if the text has changed (SDP-027 · RFC 3264 §8). */
    RewrittenSdp write(Function<Origin, RewrittenSdp> draft) {
        RewrittenSdp unchanged = draft.apply(origin);
        byte[] text = unchanged.sdp().encode();
        if (lastText.length == 0 || Arrays.equals(text, lastText)) {
            lastText = text;
            return unchanged;
        }
        origin = origin.next();
        RewrittenSdp changed = draft.apply(origin);
        lastText = changed.sdp().encode();
        return changed;
    }
}
