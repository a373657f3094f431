package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the far side's offer, or refuses it as setRemoteDescription would (RFC 8829 §5.8, SDP-001). */
final class OfferReader {
    /** RFC 8829 §5.1.2. */
    private static final Set<String> PROTOS =
            Set.of("UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "TCP/TLS/RTP/SAVPF", "RTP/SAVPF", "RTP/SAVP");

    private final List<RemoteMedia> offered;

    private OfferReader(SdpText offer) {
        offered = offer.media().stream()
                .map(m -> new RemoteMedia("offer", offer, m))
                .toList();
    }

    static Agreement read(SdpText offer, DtlsRoles preferred) throws DescriptionRefusedException {
        OfferReader reader = new OfferReader(offer);
        RemoteMedia audio = reader.first("audio")
                .orElseThrow(() -> new DescriptionRefusedException("offer has no m=audio that is not refused"));
        if (!PROTOS.contains(audio.lens().proto())) {
            throw new DescriptionRefusedException("offer's m=audio has proto "
                    + audio.lens().proto() + ", which no browser accepts (expected UDP/TLS/RTP/SAVPF)");
        }
        Agreement.Transport transport = transport(audio, preferred.audio());
        Direction ours = Directions.ours(Direction.SENDRECV, audio.lens().direction());
        Agreement.Audio spoken = new Agreement.Audio(audio.codec(), audio.events(), audio.events(), ours);
        Optional<Agreement.Transport> own = reader.own(audio, preferred.video());
        OptionalInt vp8 = reader.video().map(RemoteMedia::vp8).orElse(OptionalInt.empty());
        return new Agreement(transport, spoken, vp8, vp8.isPresent() ? own : Optional.empty());
    }

    private static Agreement.Transport transport(RemoteMedia media, Setup preferred)
            throws DescriptionRefusedException {
        media.requireRtcpMux();
        return media.transport(media.setup().answered(preferred));
    }

    /** The video's own transport, if it is not bundled with the audio. */
    private Optional<Agreement.Transport> own(RemoteMedia audio, Setup preferred) throws DescriptionRefusedException {
        Optional<RemoteMedia> apart = video().filter(video -> !video.bundledWith(audio));
        return apart.isEmpty()
                ? Optional.empty()
                : Optional.of(transport(apart.get().apart(), preferred));
    }

    private Optional<RemoteMedia> video() {
        return first("video").filter(video -> PROTOS.contains(video.lens().proto()));
    }

    private Optional<RemoteMedia> first(String kind) {
        return offered.stream()
                .filter(m -> m.accepted() && m.lens().kind().equals(kind))
                .findFirst();
    }
}
