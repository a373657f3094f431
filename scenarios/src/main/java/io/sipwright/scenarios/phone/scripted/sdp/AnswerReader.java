package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads an answer to our offer, or refuses it as setRemoteDescription would (RFC 8829 §5.8.3). */
final class AnswerReader {
    private static final String ANSWER = "answer";

    private final SdpText offer;
    private final List<RemoteMedia> answered = new ArrayList<>();

    private AnswerReader(SdpText offer, SdpText answer) {
        this.offer = offer;
        answer.media().forEach(m -> answered.add(new RemoteMedia(ANSWER, answer, m)));
    }

    static Agreement read(SdpText offer, SdpText answer) throws DescriptionRefusedException {
        AnswerReader reader = new AnswerReader(offer, answer);
        reader.requireSameLines();
        return reader.agreement();
    }

    /** SDP-002, SDP-003 · RFC 3264 §6: each m-line is answered in place, with its media type and proto. */
    private void requireSameLines() throws DescriptionRefusedException {
        if (answered.size() != offer.media().size()) {
            throw new DescriptionRefusedException("answer has %d m-lines but the offer has %d"
                    .formatted(answered.size(), offer.media().size()));
        }
        for (int i = 0; i < answered.size(); i++) {
            SdpMedia ours = offer.media().get(i);
            SdpMedia theirs = answered.get(i).lens();
            if (!theirs.kind().equals(ours.kind())) {
                throw new DescriptionRefusedException("answer's m-line %d is m=%s but the offer's is m=%s"
                        .formatted(i + 1, theirs.kind(), ours.kind()));
            }
            if (answered.get(i).accepted() && !theirs.proto().equals(ours.proto())) {
                throw new DescriptionRefusedException("answer's m=%s has proto %s but the offer's has %s"
                        .formatted(theirs.kind(), theirs.proto(), ours.proto()));
            }
        }
    }

    private Agreement agreement() throws DescriptionRefusedException {
        List<RemoteMedia> accepted =
                answered.stream().filter(RemoteMedia::accepted).toList();
        if (accepted.isEmpty() || !accepted.get(0).lens().kind().equals("audio")) {
            throw new DescriptionRefusedException("answer refuses m=audio (port 0)");
        }
        RemoteMedia audio = accepted.get(0);
        Optional<Agreement.Transport> own = Optional.empty();
        for (RemoteMedia media : accepted) {
            boolean data = media.lens().kind().equals(MediaKind.DATA.word());
            boolean bundled = media == audio || media.bundledWith(audio);
            if (data && !bundled) {
                throw new DescriptionRefusedException(media.name() + " is accepted outside the BUNDLE group");
            }
            RemoteMedia described = bundled ? media : media.apart();
            if (!data) {
                described.requireRtcpMux();
            }
            if (!bundled) {
                own = Optional.of(transport(described));
            }
        }
        return new Agreement(transport(audio), audio(audio), video(accepted), own);
    }

    private Agreement.Transport transport(RemoteMedia media) throws DescriptionRefusedException {
        Setup theirs = media.setup();
        SdpMedia ours = offer.media(media.lens().kind()).orElse(offer.media().get(0));
        Setup offered = new RemoteMedia("offer", offer, ours).setup();
        boolean fits = theirs != Setup.ACTPASS && (offered == Setup.ACTPASS || theirs == offered.answered(theirs));
        if (!fits) {
            throw new DescriptionRefusedException("%s has a=setup:%s to an offer with a=setup:%s"
                    .formatted(media.what(), theirs.attribute(), offered.attribute())); // RFC 8842 §5.3
        }
        return media.transport(theirs.answered(Setup.ACTIVE));
    }

    private Agreement.Audio audio(RemoteMedia audio) throws DescriptionRefusedException {
        SdpMedia own = offer.media().get(0);
        return new Agreement.Audio(
                audio.codec(),
                audio.events(),
                new RemoteMedia("offer", offer, own).events(),
                Directions.ours(own.direction(), audio.lens().direction()));
    }

    private static OptionalInt video(List<RemoteMedia> accepted) {
        return accepted.stream()
                .filter(media -> media.lens().kind().equals("video"))
                .map(RemoteMedia::vp8)
                .findFirst()
                .orElse(OptionalInt.empty());
    }
}
