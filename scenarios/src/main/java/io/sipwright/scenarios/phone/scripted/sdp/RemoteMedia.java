package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.rtp.G711;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.ice.RemoteCandidate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the far side's media description as a browser does: a missing mandatory attribute is refused by name. */
final class RemoteMedia {
    private final String what;
    private final SdpText whole;
    private final SdpMedia media;

    /**
     * @param what {@code offer} or {@code answer}, for the cause
     * @param whole the description that contains this m-line
     * @param media this m-line
     */
    RemoteMedia(String what, SdpText whole, SdpMedia media) {
        this.what = what;
        this.whole = whole;
        this.media = media;
    }

    /** The same m-line without a BUNDLE group around it: a cause then names it. */
    RemoteMedia apart() {
        return new RemoteMedia(name() + ", which is outside the BUNDLE group,", whole, media);
    }

    String what() {
        return what;
    }

    SdpMedia lens() {
        return media;
    }

    boolean accepted() {
        return media.port() != 0;
    }

    String name() {
        return what + "'s m=" + media.kind();
    }

    /** RFC 8829 §5.8.3, SDP-020: browsers multiplex or refuse. */
    void requireRtcpMux() throws DescriptionRefusedException {
        if (!media.section().has("rtcp-mux")) {
            throw new DescriptionRefusedException(what + " lacks a=rtcp-mux");
        }
    }

    /** How to reach the sender of this description; {@code local} is our {@code a=setup}. */
    Agreement.Transport transport(Setup local) throws DescriptionRefusedException {
        return new Agreement.Transport(ice(), candidates(), fingerprints(), local);
    }

    private IceCredentials ice() throws DescriptionRefusedException {
        Optional<String> ufrag = media.attribute("ice-ufrag");
        Optional<String> password = media.attribute("ice-pwd");
        if (ufrag.isEmpty() || password.isEmpty()) {
            throw new DescriptionRefusedException(what + " lacks a=ice-ufrag or a=ice-pwd");
        }
        return new IceCredentials(ufrag.get(), password.get());
    }

    private List<RemoteCandidate> candidates() {
        return media.candidates().stream()
                .map(RemoteCandidate::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Fingerprint> fingerprints() throws DescriptionRefusedException {
        List<String> values = media.attributes("fingerprint");
        if (values.isEmpty()) {
            throw new DescriptionRefusedException(what + " lacks a=fingerprint");
        }
        try {
            return values.stream().map(Fingerprint::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new DescriptionRefusedException(what + " has a malformed fingerprint: " + e.getMessage());
        }
    }

    /** {@code a=setup}; a missing one means {@code active} (RFC 4145 §4.1). */
    Setup setup() throws DescriptionRefusedException {
        String value = media.attribute("setup").orElse("active").toLowerCase(Locale.ROOT);
        return Arrays.stream(Setup.values())
                .filter(setup -> setup.attribute().equals(value))
                .findFirst()
                .orElseThrow(() -> new DescriptionRefusedException(what + " has a=setup:" + value));
    }

    /** The first G.711 in the far side's order. */
    G711 codec() throws DescriptionRefusedException {
        for (String format : media.formats()) {
            for (G711 codec : G711.values()) {
                if (format.equals(Integer.toString(codec.payloadType()))) {
                    return codec;
                }
            }
        }
        throw new DescriptionRefusedException(
                name() + " has formats " + media.formats() + " and no G.711, the only codec of this phone");
    }

    OptionalInt events() {
        return payload("telephone-event/8000");
    }

    OptionalInt vp8() {
        return payload("VP8/90000");
    }

    private OptionalInt payload(String encoding) {
        return media.formats().stream()
                .filter(format -> format.matches("\\d{1,3}") && media.encodes(format, encoding))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** Whether this m-line shares the transport of the first one (RFC 9143 §7). */
    boolean bundledWith(RemoteMedia first) {
        return new BundleGroups(whole).join(first.media, media);
    }
}
