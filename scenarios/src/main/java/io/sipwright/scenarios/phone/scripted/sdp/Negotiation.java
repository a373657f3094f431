package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.rtp.G711;
import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Offers and answers of one peer connection (RFC 8829 §4). Confined to the phone's event loop. */
public final class Negotiation {
    private static final Map<String, LocalMedia.Format> FORMATS = Map.of(
            "0", new LocalMedia.Format("0", "PCMU/8000", ""),
            "8", new LocalMedia.Format("8", "PCMA/8000", ""),
            "111", new LocalMedia.Format("111", "opus/48000/2", "minptime=10;useinbandfec=1"),
            "13", new LocalMedia.Format("13", "CN/8000", ""),
            "110", new LocalMedia.Format("110", "telephone-event/48000", ""),
            "126", new LocalMedia.Format("126", "telephone-event/8000", ""),
            "96", new LocalMedia.Format("96", "VP8/90000", ""),
            "webrtc-datachannel", new LocalMedia.Format("webrtc-datachannel", "", ""));

    private final LocalEnd end;
    private final Ssrcs ssrcs;
    private int version = 1;
    private List<LocalMedia> local = List.of();
    private Setup setup = Setup.ACTPASS;
    private @Nullable SdpText lastOffer;

    /**
     * Our SSRCs, 0 to 2^32 - 1.
     *
     * @param audio of audio
     * @param video of video
     */
    public record Ssrcs(long audio, long video) {}

    /**
     * Candidates of the sockets that an answer names.
     *
     * @param audio of the audio's socket
     * @param video of the video's, which is the audio's if bundled
     */
    public record Sockets(List<LocalCandidate> audio, List<LocalCandidate> video) {
        public Sockets {
            audio = List.copyOf(audio);
            video = List.copyOf(video);
        }
    }

    public Negotiation(LocalEnd end, Ssrcs ssrcs) {
        this.end = end;
        this.ssrcs = ssrcs;
    }

    /** The first offer, with the candidates of each m-line's own socket (RFC 9143 §7.2). */
    public String offer(List<MediaKind> kinds, List<List<LocalCandidate>> candidates, Setup setupOffered) {
        List<LocalMedia> media = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            MediaKind kind = kinds.get(i);
            List<LocalMedia.Format> formats = kind.formats().stream()
                    .map(number -> FORMATS.getOrDefault(number, new LocalMedia.Format(number, "", "")))
                    .toList();
            media.add(new LocalMedia(
                    kind.word(),
                    Integer.toString(i),
                    candidates.get(i),
                    true,
                    kind.proto(),
                    formats,
                    source(kind.word(), Direction.SENDRECV)));
        }
        local = media;
        setup = setupOffered;
        return offerAgain();
    }

    /** The current description as an offer with a new version; unbundled m-lines stay unbundled (RFC 8829 §5.2.2). */
    public String offerAgain() {
        String text = DescriptionWriter.write(end, ++version, m -> setup, local);
        lastOffer = SdpText.parse(text);
        return text;
    }

    /** The last offer as it was sent, where somebody has altered it since: the answer is read against it. */
    public void sent(SdpText offer) {
        lastOffer = offer;
    }

    /**
     * Reads the answer to the last offer.
     *
     * @throws DescriptionRefusedException as setRemoteDescription would
     */
    public Agreement answered(SdpText answer) throws DescriptionRefusedException {
        SdpText offer = lastOffer;
        if (offer == null) {
            throw new DescriptionRefusedException("answer came without our offer");
        }
        Agreement agreement = AnswerReader.read(offer, answer);
        bundle(answer);
        return agreement;
    }

    /**
     * From now on the bundled m-lines share the first one's socket and the others keep their own (RFC 9143 §7.4);
     * refused ones stay refused.
     */
    private void bundle(SdpText answer) {
        List<LocalCandidate> shared = local.get(0).candidates();
        BundleGroups groups = new BundleGroups(answer);
        List<LocalMedia> agreed = new ArrayList<>();
        for (int i = 0; i < local.size(); i++) {
            LocalMedia was = local.get(i);
            SdpMedia theirs = answer.media().get(i);
            boolean bundled = groups.join(answer.media().get(0), theirs);
            List<LocalCandidate> socket = bundled ? shared : was.candidates();
            agreed.add(was.on(theirs.port() == 0 ? List.of() : socket, bundled));
        }
        local = agreed;
    }

    /**
     * Reads the far side's offer.
     *
     * @param preferred our roles if the offer leaves the choice
     * @throws DescriptionRefusedException as setRemoteDescription would
     */
    public Agreement offered(SdpText offer, DtlsRoles preferred) throws DescriptionRefusedException {
        return OfferReader.read(offer, preferred);
    }

    /**
     * The answer to that offer: its m-lines in order, refused if not supported, bundled if the offer bundles them with
     * its audio (RFC 9143 §7.3).
     *
     * @param sockets candidates of the audio's socket and of the video's, which are the same if bundled
     */
    public String answer(SdpText offer, Agreement agreement, Sockets sockets) {
        BundleGroups groups = new BundleGroups(offer);
        List<LocalMedia> media = new ArrayList<>();
        Optional<SdpMedia> firstAudio = taken(offer, "audio");
        Optional<SdpMedia> firstVideo =
                taken(offer, "video").filter(m -> agreement.videoFormat().isPresent());
        for (SdpMedia theirs : offer.media()) {
            boolean audio = firstAudio.filter(m -> m == theirs).isPresent();
            boolean video = firstVideo.filter(m -> m == theirs).isPresent();
            String mid = theirs.section().attribute("mid").orElse(Integer.toString(media.size()));
            List<LocalMedia.Format> formats = audio
                    ? audioFormats(theirs, agreement.audio().events())
                    : formats(theirs, video ? agreement.videoFormat() : OptionalInt.empty());
            media.add(new LocalMedia(
                    theirs.kind(),
                    mid,
                    audio ? sockets.audio() : video ? sockets.video() : List.of(),
                    firstAudio.filter(m -> groups.join(m, theirs)).isPresent(),
                    theirs.proto(),
                    formats,
                    source(theirs.kind(), Directions.ours(Direction.SENDRECV, theirs.direction()))));
        }
        local = media;
        setup = Setup.ACTPASS;
        DtlsRoles roles = DtlsRoles.of(agreement);
        return DescriptionWriter.write(
                end, ++version, m -> m.kind().equals("video") ? roles.video() : roles.audio(), media);
    }

    private static Optional<SdpMedia> taken(SdpText offer, String kind) {
        return offer.media().stream()
                .filter(m -> m.kind().equals(kind) && m.port() != 0)
                .findFirst();
    }

    /** G.711 and matching telephone events, in the offer's order. */
    private static List<LocalMedia.Format> audioFormats(SdpMedia theirs, OptionalInt events) {
        List<LocalMedia.Format> taken = new ArrayList<>();
        for (String number : theirs.formats()) {
            for (G711 codec : G711.values()) {
                if (number.equals(Integer.toString(codec.payloadType()))) {
                    taken.add(new LocalMedia.Format(number, codec.name() + "/8000", ""));
                }
            }
        }
        events.ifPresent(
                number -> taken.add(new LocalMedia.Format(Integer.toString(number), "telephone-event/8000", "0-15")));
        return taken;
    }

    private static List<LocalMedia.Format> formats(SdpMedia theirs, OptionalInt video) {
        return video.isPresent()
                ? List.of(new LocalMedia.Format(Integer.toString(video.getAsInt()), "VP8/90000", ""))
                : theirs.formats().stream()
                        .limit(1)
                        .map(number -> new LocalMedia.Format(number, "", ""))
                        .toList();
    }

    private LocalMedia.Source source(String kind, Direction direction) {
        return new LocalMedia.Source(kind.equals("video") ? ssrcs.video() : ssrcs.audio(), direction);
    }
}
