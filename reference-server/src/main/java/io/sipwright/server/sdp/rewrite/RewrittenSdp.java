package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.SessionDescription;
import java.util.List;

/**
 * The bridge's description, made from a received one.
 *
 * @param sdp to send on
 * @param layout its sections
 * @param audio what it announces
 * @param changes every line that differs, with the reason
 */
public record RewrittenSdp(SessionDescription sdp, Layout layout, AudioTerms audio, List<LineChange> changes) {
    public RewrittenSdp {
        changes = List.copyOf(changes);
    }
}
