package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.scenarios.phone.Media;
import java.util.List;

/** The kinds of m-lines that a browser offers here. */
public enum MediaKind {
    AUDIO("audio", "UDP/TLS/RTP/SAVPF", List.of("0", "8", "111", "13", "110", "126")),
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

    /** What a phone offers when asked for this, in order. */
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
     * Payload types offered. G.711 stands before Opus, unlike in Chromium, as whoever answers keeps the offer's order and
     * G.711 is what is spoken here.
     */
    List<String> formats() {
        return formats;
    }
}
