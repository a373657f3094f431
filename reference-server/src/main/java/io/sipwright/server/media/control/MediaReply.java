package io.sipwright.server.media.control;

import io.sipwright.server.sdp.rewrite.LineChange;
import java.util.List;

/**
 * A description to send on.
 *
 * @param text the description
 * @param changes why it differs from the one received; empty when this reply was given before
 */
@SuppressWarnings("ArrayRecordComponent") // bytes for the wire, never compared
public record MediaReply(byte[] text, List<LineChange> changes) {
    MediaReply again() {
        return new MediaReply(text, List.of());
    }
}
