package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.rtp.G711;
import io.sipwright.pstn.sdp.Direction;
import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.ice.RemoteCandidate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What offer and answer agreed on, from the local side.
 *
 * @param transport the audio's, which bundled video shares (RFC 9143 §9)
 * @param audio the audio m-line
 * @param videoFormat VP8's payload type; empty when there is no video
 * @param videoTransport the video's own; empty if it is bundled or there is no video (RFC 9143 §7.3.2)
 */
public record Agreement(Transport transport, Audio audio, OptionalInt videoFormat, Optional<Transport> videoTransport) {

    /** Whether every transport leads to the same far side as before. */
    public boolean continues(Agreement before) {
        boolean video = videoTransport
                .flatMap(next -> before.videoTransport.map(next::continues))
                .orElse(true);
        return transport.continues(before.transport) && video;
    }

    /**
     * How to reach and to authenticate the far side.
     *
     * @param ice the far side's credentials
     * @param candidates the usable candidates of the far side
     * @param fingerprints the far side's; its certificate must have one of them
     * @param local our {@code a=setup}: {@link Setup#ACTIVE} makes us the DTLS client
     */
    public record Transport(
            IceCredentials ice, List<RemoteCandidate> candidates, List<Fingerprint> fingerprints, Setup local) {
        public Transport {
            candidates = List.copyOf(candidates);
            fingerprints = List.copyOf(fingerprints);
        }

        /** Whether the far side is the same: no ICE restart, no other DTLS association. */
        public boolean continues(Transport before) {
            return ice.equals(before.ice) && fingerprints.equals(before.fingerprints);
        }
    }

    /**
     * The audio m-line.
     *
     * @param codec what we send
     * @param events payload type of {@code telephone-event/8000} towards the far side; empty when not agreed
     * @param ownEvents the same towards us, which may be another number (RFC 3264 §6.1)
     * @param direction ours
     */
    public record Audio(G711 codec, OptionalInt events, OptionalInt ownEvents, Direction direction) {}
}
