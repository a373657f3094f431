package io.sipwright.scenarios.browser.scripted.sdp;

import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpLens;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Takes an offer of the far side, or refuses it as setRemoteDescription would (RFC 8829 §5.8, SDP-001). */
final class OfferReader {
    /** RFC 8829 §5.1.2. */
    private static final Set<String> PROTOS =
            Set.of("UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "TCP/TLS/RTP/SAVPF", "RTP/SAVPF", "RTP/SAVP");

    private final List<RemoteMedia> offered;

    private OfferReader(SdpLens offer) {
        offered = offer.media().stream()
                .map(m -> new RemoteMedia("offer", offer, m))
                .toList();
    }

    static Agreement read(SdpLens offer, Setup preferred) throws DescriptionRefused {
        OfferReader reader = new OfferReader(offer);
        RemoteMedia audio = reader.first("audio")
                .orElseThrow(() -> new DescriptionRefused("offer has no m=audio that is not refused"));
        if (!PROTOS.contains(audio.lens().proto())) {
            throw new DescriptionRefused("offer's m=audio has proto "
                    + audio.lens().proto() + ", which no browser takes (UDP/TLS/RTP/SAVPF is due)");
        }
        audio.requireRtcpMux();
        Agreement.Transport transport = new Agreement.Transport(
                audio.ice(),
                audio.candidates(),
                audio.fingerprints(),
                audio.setup().answered(preferred));
        Direction ours = Directions.ours(Direction.SENDRECV, audio.lens().direction());
        return new Agreement(transport, new Agreement.Audio(audio.codec(), audio.events(), ours), reader.video(audio));
    }

    private OptionalInt video(RemoteMedia audio) {
        return first("video")
                .filter(video -> PROTOS.contains(video.lens().proto()) && video.bundledWith(audio))
                .map(RemoteMedia::vp8)
                .orElse(OptionalInt.empty());
    }

    private Optional<RemoteMedia> first(String kind) {
        return offered.stream()
                .filter(m -> m.accepted() && m.lens().kind().equals(kind))
                .findFirst();
    }
}
