package io.sipwright.pstn.gateway;

import io.sipwright.pstn.rtp.G711;
import io.sipwright.pstn.rtp.RtpEndpoint;
import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Offer and answer for one plain audio stream (RFC 3264), applied to its RTP port. Confined to the gateway's thread.
 */
final class AudioSession {
    private static final String EVENTS = "telephone-event/8000";
    private static final String OWN_EVENTS = "101";

    private final RtpEndpoint endpoint;
    private final InetAddress address;
    private final long sessionId = System.currentTimeMillis();
    private int version;
    private String mediaLines;

    AudioSession(RtpEndpoint endpoint, InetAddress address) {
        this.endpoint = endpoint;
        this.address = address;
        mediaLines = audio(List.of("0", "8", OWN_EVENTS), Direction.SENDRECV);
    }

    /** Our description as it stands: an offer of PCMU, PCMA and telephone events, or what was agreed last. */
    String description() {
        String family = address.getAddress().length == 4 ? "IP4 " : "IP6 ";
        String host = address.getHostAddress().replaceAll("%.*", "");
        return "v=0\r\no=- " + sessionId + " " + version + " IN " + family + host + "\r\ns=-\r\nc=IN " + family + host
                + "\r\nt=0 0\r\n" + mediaLines;
    }

    /** Answers an offer; empty if it has no audio that a plain gateway supports (RFC 3264 §6). */
    Optional<String> answer(SdpText offer) {
        Optional<SdpMedia> audio =
                offer.media().stream().filter(AudioSession::isUsable).findFirst();
        return audio.map(chosen -> {
            String codec = codec(chosen).orElseThrow();
            List<String> formats = events(chosen).map(e -> List.of(codec, e)).orElse(List.of(codec));
            String own = audio(formats, mirrored(chosen.direction()));
            String lines = offer.media().stream()
                    .map(m -> m == chosen ? own : "m=%s 0 %s %s\r\n".formatted(m.kind(), m.proto(), anyFormat(m)))
                    .collect(Collectors.joining());
            version += lines.equals(mediaLines) ? 0 : 1;
            mediaLines = lines;
            apply(chosen);
            return description();
        });
    }

    /** Applies the answer to our offer; an answer without usable audio stops sending. */
    void accept(SdpText answer) {
        Optional<SdpMedia> audio =
                answer.media().stream().filter(AudioSession::isUsable).findFirst();
        audio.ifPresentOrElse(this::apply, () -> endpoint.remote(null));
    }

    private void apply(SdpMedia theirs) {
        codec(theirs).ifPresent(c -> endpoint.codec(c.equals("8") ? G711.PCMA : G711.PCMU));
        int events = events(theirs).map(Integer::parseInt).orElse(Integer.parseInt(OWN_EVENTS));
        endpoint.eventTypes(events, events);
        boolean wanted = theirs.direction().receives() && theirs.port() > 0;
        Optional<InetSocketAddress> remote = theirs.connectionAddress()
                .filter(a -> wanted && !a.equals("0.0.0.0"))
                .flatMap(a -> HostPort.of(a, theirs.port()));
        endpoint.remote(remote.orElse(null));
    }

    private static boolean isUsable(SdpMedia media) {
        return media.kind().equals("audio")
                && media.port() > 0
                && media.proto().equals("RTP/AVP")
                && codec(media).isPresent();
    }

    private static Optional<String> codec(SdpMedia media) {
        return media.formats().stream()
                .filter(f -> f.equals("0") || f.equals("8"))
                .findFirst();
    }

    private static Optional<String> events(SdpMedia media) {
        return media.formats().stream().filter(f -> media.encodes(f, EVENTS)).findFirst();
    }

    private static Direction mirrored(Direction offered) {
        return switch (offered) {
            case SENDONLY -> Direction.RECVONLY;
            case RECVONLY -> Direction.SENDONLY;
            default -> offered;
        };
    }

    private static String anyFormat(SdpMedia media) {
        return media.formats().stream().findFirst().orElse("0");
    }

    private String audio(List<String> formats, Direction direction) {
        StringBuilder lines =
                new StringBuilder("m=audio %d RTP/AVP %s\r\n".formatted(endpoint.port(), String.join(" ", formats)));
        for (String format : formats) {
            boolean events = !format.equals("0") && !format.equals("8");
            String encoding = events ? EVENTS : format.equals("0") ? "PCMU/8000" : "PCMA/8000";
            lines.append("a=rtpmap:")
                    .append(format)
                    .append(' ')
                    .append(encoding)
                    .append("\r\n");
            lines.append(events ? "a=fmtp:" + format + " 0-15\r\n" : "");
        }
        return lines.append("a=ptime:20\r\na=")
                .append(direction.attribute())
                .append("\r\n")
                .toString();
    }
}
