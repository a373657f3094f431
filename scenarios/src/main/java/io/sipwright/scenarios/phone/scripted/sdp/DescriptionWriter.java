package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes descriptions that look like Chromium's (RFC 8829 §5.2, §5.3). Not for sharing between threads. */
final class DescriptionWriter {
    private static final List<String> AUDIO_EXTENSIONS = List.of(
            "1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
            "2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
            "4 urn:ietf:params:rtp-hdrext:sdes:mid");
    private static final List<String> VIDEO_FEEDBACK = List.of("goog-remb", "ccm fir", "nack", "nack pli");

    private final LocalEnd end;
    private final StringBuilder out = new StringBuilder(4096);

    private DescriptionWriter(LocalEnd end) {
        this.end = end;
    }

    /** @param setup of each m-line */
    static String write(LocalEnd end, int version, Function<LocalMedia, Setup> setup, List<LocalMedia> media) {
        DescriptionWriter writer = new DescriptionWriter(end);
        writer.session(version, media);
        media.forEach(m -> writer.media(m, setup.apply(m)));
        return writer.out.toString();
    }

    private void session(int version, List<LocalMedia> media) {
        String bundled = media.stream()
                .filter(m -> m.bundled() && !m.refused())
                .map(m -> " " + m.mid())
                .collect(Collectors.joining());
        line("v=0");
        line("o=- %d %d IN IP4 127.0.0.1".formatted(end.sessionId(), version));
        line("s=-");
        line("t=0 0");
        if (!bundled.isEmpty()) {
            line("a=group:BUNDLE" + bundled);
        }
        line("a=extmap-allow-mixed");
        line("a=msid-semantic: WMS " + end.stream());
    }

    private void media(LocalMedia media, Setup setup) {
        String formats = media.formats().stream().map(LocalMedia.Format::number).collect(Collectors.joining(" "));
        line("m=%s %d %s %s".formatted(media.kind(), media.port(), media.proto(), formats));
        if (media.refused()) {
            line("c=IN IP4 0.0.0.0");
            line("a=mid:" + media.mid());
            line("a=inactive");
            return;
        }
        line("c=IN IP4 " + media.candidates().get(0).address().getHostAddress());
        if (media.isRtp()) {
            line("a=rtcp:9 IN IP4 0.0.0.0");
        }
        transport(media, setup);
        line("a=mid:" + media.mid());
        if (media.isRtp()) {
            rtp(media);
        } else {
            line("a=sctp-port:5000");
            line("a=max-message-size:262144");
        }
    }

    private void transport(LocalMedia media, Setup setup) {
        int network = 1;
        for (LocalCandidate candidate : media.candidates()) {
            line("a=candidate:" + candidate.line(network++));
        }
        line("a=ice-ufrag:" + end.ice().ufrag());
        line("a=ice-pwd:" + end.ice().password());
        line("a=ice-options:trickle");
        line("a=fingerprint:" + end.fingerprint());
        line("a=setup:" + setup.attribute());
    }

    private void rtp(LocalMedia media) {
        boolean audio = media.kind().equals(MediaKind.AUDIO.word());
        if (audio) {
            AUDIO_EXTENSIONS.forEach(extension -> line("a=extmap:" + extension));
        }
        line("a=" + media.source().direction().attribute());
        line("a=msid:" + end.stream() + " " + media.kind() + "-" + media.mid());
        line("a=rtcp-mux");
        line("a=rtcp-rsize");
        for (LocalMedia.Format format : media.formats()) {
            line("a=rtpmap:" + format.number() + " " + format.rtpmap());
            if (!audio) {
                VIDEO_FEEDBACK.forEach(feedback -> line("a=rtcp-fb:" + format.number() + " " + feedback));
            }
            if (!format.fmtp().isEmpty()) {
                line("a=fmtp:" + format.number() + " " + format.fmtp());
            }
        }
        line("a=ssrc:" + media.source().ssrc() + " cname:" + end.cname());
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }
}
