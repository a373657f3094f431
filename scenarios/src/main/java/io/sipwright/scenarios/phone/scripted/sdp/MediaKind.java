package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.scenarios.phone.Media;
import java.util.List;

/** The kinds of m-lines that the scripted browser offers. */
public enum MediaKind {
    AUDIO("audio", "UDP/TLS/RTP/SAVPF", List.of("0", "8", "111", "13", "110", "126")),
    /** Audio in no format but those that are heard: the far side may send any that was offered (RFC 3264 §7). */
    G711_AUDIO("audio", "UDP/TLS/RTP/SAVPF", List.of("0", "8", "13", "126")),
    VIDEO("video", "UDP/TLS/RTP/SAVPF", List.of("96")),
    DATA("application", "UDP/DTLS/SCTP", List.of("webrtc-datachannel"));

    private final String word;
    private final String proto;
    private final List<String> formats;

    MediaKind(String word, String proto, List<String> formats) {
        this.word = word;
        this.proto = proto;
        this.formats = formats;
    }

    /** The m-lines for this choice of media, in order. */
    public static List<MediaKind> offered(Media media) {
        return switch (media) {
            case AUDIO -> List.of(AUDIO);
            case AUDIO_VIDEO -> List.of(AUDIO, VIDEO);
            case AUDIO_VIDEO_DATA -> List.of(AUDIO, VIDEO, DATA);
        };
    }

    String word() {
        return word;
    }

    String proto() {
        return proto;
    }

    /**
     * Payload types offered. G.711 is before Opus, unlike in Chromium: an answer keeps the offer's order, and this
     * phone only sends G.711.
     */
    List<String> formats() {
        return formats;
    }
}
