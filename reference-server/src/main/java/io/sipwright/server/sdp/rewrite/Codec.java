package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaKind;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Codecs that pass the bridge unchanged if both ends support them. Comfort noise, redundancy and everything that needs
 * transcoding is left out.
 */
public enum Codec {
    PCMU("PCMU/8000", 0, 0),
    PCMA("PCMA/8000", 8, 8),
    /** Always described at 48 kHz with two channels, whatever is sent (RFC 7587 §7). */
    OPUS("opus/48000/2", 111, 96), // SDP-024 · RFC 7587 §7
    TELEPHONE_EVENT("telephone-event/8000", 126, 101),
    /** Events on the clock of {@link #OPUS}; they make no sense without it. */
    TELEPHONE_EVENT_48K("telephone-event/48000", 110, 97);

    private final String rtpmap;
    private final int towardsBrowser;
    private final int towardsPlain;

    Codec(String rtpmap, int towardsBrowser, int towardsPlain) {
        this.rtpmap = rtpmap;
        this.towardsBrowser = towardsBrowser;
        this.towardsPlain = towardsPlain;
    }

    String rtpmap() {
        return rtpmap;
    }

    /** The payload type in our offer, unless the dialog has negotiated another one. */
    int number(MediaKind side) {
        return side == MediaKind.WEBRTC ? towardsBrowser : towardsPlain;
    }

    /** Whether it carries speech by itself. */
    boolean speech() {
        return !events();
    }

    /** Whether it carries events beside speech (RFC 4733). */
    boolean events() {
        return this == TELEPHONE_EVENT || this == TELEPHONE_EVENT_48K;
    }

    /** By name and clock; one channel may be said or not (RFC 8866 §6.6). */
    static Optional<Codec> named(String rtpmap) {
        String name = rtpmap.strip().toUpperCase(Locale.ROOT).replaceFirst("/1$", "");
        return Stream.of(values())
                .filter(codec -> codec.rtpmap.toUpperCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** By the static assignment of RFC 3551 §6, for formats without an rtpmap line. */
    static Optional<Codec> assigned(int number) {
        return Stream.of(PCMU, PCMA)
                .filter(codec -> codec.towardsPlain == number)
                .findFirst();
    }
}
