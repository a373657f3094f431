package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.SessionDescription;
import java.util.List;

/**
 * The media sections of one side, which neither vanish nor change places during a dialog (RFC 3264 §8).
 *
 * @param slots all sections in order
 * @param audio which of them the bridge carries
 */
public record Layout(List<Slot> slots, int audio) {
    public Layout {
        slots = List.copyOf(slots);
    }

    /** What the bridge offers where nothing is settled: one audio section. */
    static Layout fresh(Side side) {
        return new Layout(List.of(new Slot("audio", side.proto(), List.of(), "0", side == Side.BROWSER)), 0);
    }

    static Layout of(SessionDescription sdp, int audio) {
        return new Layout(
                sdp.media().stream().map(section -> slot(sdp, section)).toList(), audio);
    }

    private static Slot slot(SessionDescription sdp, MediaDescription section) {
        boolean bundled = !sdp.bundleOf(section).isEmpty();
        String mid = section.attribute("mid").orElse("");
        return new Slot(
                section.line().media(), section.line().proto(), section.line().formats(), mid, bundled);
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
     */
    public record Slot(String media, String proto, List<String> formats, String mid, boolean bundled) {}
}
