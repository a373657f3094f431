package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SessionDescription;
import java.util.List;

/**
 * The media sections of one side, which keep their places during a dialog (RFC 3264 §8).
 *
 * @param slots all sections in order
 * @param audio which of them the bridge carries
 */
public record Layout(List<Slot> slots, int audio) {
    public Layout {
        slots = List.copyOf(slots);
    }

    /** What the bridge offers where nothing is settled: one audio section. */
    static Layout fresh(MediaKind side) {
        return new Layout(List.of(new Slot("audio", side.proto(), List.of(), "0", side == MediaKind.WEBRTC, true)), 0);
    }

    static Layout of(SessionDescription sdp, int audio) {
        return new Layout(
                sdp.media().stream().map(section -> slot(sdp, section)).toList(), audio);
    }

    private static Slot slot(SessionDescription sdp, MediaDescription section) {
        boolean bundled = !sdp.bundleOf(section).isEmpty();
        String mid = section.attribute("mid").orElse("");
        return new Slot(
                section.line().media(),
                section.line().proto(),
                section.line().formats(),
                mid,
                bundled,
                muxed(sdp, section));
    }

    private static boolean muxed(SessionDescription sdp, MediaDescription section) {
        return !sdp.effective(section, "rtcp-mux").isEmpty()
                || !sdp.effective(section, "rtcp-mux-only").isEmpty();
    }

    /** Whether RTCP of the audio section comes on its RTP port. */
    public boolean audioMultiplexed() {
        return audioSlot().mux();
    }

    Slot audioSlot() {
        return slots.get(audio);
    }

    /**
     * One section.
     *
     * @param media for example {@code video}
     * @param proto as offered
     * @param formats as offered
     * @param mid empty when it has none
     * @param bundled whether the offer had it in a BUNDLE group
     * @param mux whether the offer had RTCP multiplexed (RFC 5761 §5.1.1, RFC 8858 §4)
     */
    public record Slot(String media, String proto, List<String> formats, String mid, boolean bundled, boolean mux) {}
}
