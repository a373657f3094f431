package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.sdp.Direction;
import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import java.util.List;

/**
 * One local m-line.
 *
 * @param kind audio, video or data
 * @param mid as in the offer
 * @param candidates of the socket of this m-line; empty where the m-line is refused
 * @param bundled whether it is in the BUNDLE group (RFC 9143 §7)
 * @param proto of the m-line
 * @param formats payload types, each with its rtpmap and fmtp lines
 * @param source what we send
 */
public record LocalMedia(
        String kind,
        String mid,
        List<LocalCandidate> candidates,
        boolean bundled,
        String proto,
        List<Format> formats,
        Source source) {

    /**
     * One payload type.
     *
     * @param number payload type, or {@code webrtc-datachannel}
     * @param rtpmap empty if there is none
     * @param fmtp empty if there is none
     */
    public record Format(String number, String rtpmap, String fmtp) {}

    /**
     * What we send.
     *
     * @param ssrc 0 to 2^32 - 1
     * @param direction whether we send and receive
     */
    public record Source(long ssrc, Direction direction) {}

    public LocalMedia {
        candidates = List.copyOf(candidates);
        formats = List.copyOf(formats);
    }

    /** The same m-line on this socket, or refused if there is none. */
    LocalMedia on(List<LocalCandidate> socket, boolean inGroup) {
        return new LocalMedia(kind, mid, socket, inGroup, proto, formats, source);
    }

    boolean refused() {
        return candidates.isEmpty();
    }

    int port() {
        return refused() ? 0 : candidates.get(0).port();
    }

    boolean isRtp() {
        return !kind.equals(MediaKind.DATA.word());
    }
}
