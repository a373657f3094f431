package io.sipwright.scenarios.phone.scripted.media;

import io.netty.util.concurrent.Future;
import io.sipwright.pstn.rtp.RtpPacket;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.SignatureVoice;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsIdentity;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsRole;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsTerms;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.sdp.Agreement;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import io.sipwright.scenarios.phone.scripted.sdp.DtlsRoles;
import io.sipwright.scenarios.phone.scripted.sdp.LocalEnd;
import io.sipwright.scenarios.phone.scripted.sdp.MediaKind;
import io.sipwright.scenarios.phone.scripted.sdp.Negotiation;
import io.sipwright.scenarios.phone.scripted.sdp.Setup;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The counterpart of RTCPeerConnection (RFC 8829 §4): processes offers and answers, sends and receives media. Confined
 * to the phone's event loop, except {@link #heard()}.
 */
public final class PeerConnection {
    private static final int TICK_MILLIS = 20;
    private static final int RTP_CLOCK = 8000;
    private static final int MOST_BEHIND_MILLIS = 800;

    private final MediaWorld world;
    private final ConnectionTerms terms;
    private final PhoneEvents events;
    private final DtlsIdentity identity = DtlsIdentity.create();
    private final AudioStream audio;
    private final VideoStream video = new VideoStream();
    private final MediaPaths paths;
    private final Negotiation negotiation;
    private final RtpPacket packet = new RtpPacket();
    private @Nullable Agreement agreement;
    private @Nullable Future<?> ticking;
    private long nextFrame;
    private boolean silent;

    /**
     * Opens its sockets when needed; nothing is sent before both descriptions are known.
     *
     * @param iceFailed called once when ICE has failed; the event is already recorded
     */
    public PeerConnection(MediaWorld world, ConnectionTerms terms, PhoneEvents events, Runnable iceFailed) {
        this.world = world;
        this.terms = terms;
        this.events = events;
        this.audio = new AudioStream(new SignatureVoice(terms.signature(), RTP_CLOCK)::speak, world.clock());
        IceCredentials ice = IceCredentials.random();
        this.paths = new MediaPaths(
                world,
                events,
                new MediaPath.IceTerms(ice, terms.offers()),
                new MediaPaths.Receivers(this::receive, this::receiveVideo),
                iceFailed);
        this.negotiation = new Negotiation(
                LocalEnd.of(ice, terms.announced(identity.fingerprint())),
                new Negotiation.Ssrcs(audio.ssrc(), video.ssrc()));
    }

    /** The first offer. */
    public String offer(Media media) {
        return offer(MediaKind.offered(media));
    }

    /** The first offer, with these m-lines. */
    public String offer(List<MediaKind> kinds) {
        return negotiation.offer(kinds, paths.offer(kinds), offeredSetup());
    }

    /** The current description again, for a re-INVITE. */
    public String offerAgain() {
        return negotiation.offerAgain();
    }

    /** The last offer was altered before it was sent. */
    public void sent(String offer) {
        negotiation.sent(SdpText.parse(offer));
    }

    /** The packets of the shared path as they are on the wire. */
    public WireAccess wire() {
        return paths.audio();
    }

    private Setup offeredSetup() {
        return switch (terms.fault()) {
            case WRONG_FINGERPRINT_PASSIVE -> Setup.PASSIVE;
            case NO_CERTIFICATE -> Setup.ACTIVE;
            case NONE, WRONG_FINGERPRINT, WRONG_FINGERPRINT_FROM_ZERO -> Setup.ACTPASS;
        };
    }

    /**
     * Applies the answer to the last offer; the first one starts the media.
     *
     * @throws DescriptionRefusedException as setRemoteDescription would; nothing has changed
     */
    public void answered(String answer) throws DescriptionRefusedException {
        Agreement taken = negotiation.answered(SdpText.parse(answer));
        requireSameFarSide(taken);
        if (taken.videoTransport().isPresent() && paths.videosOwn().isEmpty()) { // RFC 9143 §7.3.2
            throw new DescriptionRefusedException(
                    "answer takes m=video out of the BUNDLE group, whose address it was offered on");
        }
        agree(taken);
    }

    /**
     * Applies an offer and answers it; the first one starts the media.
     *
     * @return the answer
     * @throws DescriptionRefusedException as setRemoteDescription would; nothing has changed
     */
    public String answerTo(String offer) throws DescriptionRefusedException {
        SdpText lens = SdpText.parse(offer);
        Agreement taken = negotiation.offered(lens, preferredRoles());
        requireSameFarSide(taken);
        paths.openFor(taken);
        agree(taken);
        return negotiation.answer(lens, taken, sockets());
    }

    private Negotiation.Sockets sockets() {
        return new Negotiation.Sockets(paths.audio().candidates(), paths.video().candidates());
    }

    private DtlsRoles preferredRoles() {
        if (agreement != null) {
            return DtlsRoles.of(agreement);
        }
        return DtlsRoles.all(terms.answers());
    }

    private void requireSameFarSide(Agreement next) throws DescriptionRefusedException {
        if (agreement != null && !next.continues(agreement)) {
            throw new DescriptionRefusedException(
                    "the far side's ICE credentials or fingerprint changed during the call, "
                            + "and this phone does not support ICE restarts");
        }
    }

    private void agree(Agreement next) {
        agreement = next;
        audio.agreed(next.audio());
        paths.agreed(next, this::dtlsTerms);
        if (ticking == null) {
            nextFrame = world.clock().millis();
            ticking = world.loop()
                    .scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS)
                    .addListener(this::stopped);
        }
    }

    private void stopped(Future<?> clock) {
        if (!clock.isCancelled()) {
            events.add(PhoneEvent.Kind.ERROR, "the media clock stopped: " + clock.cause());
        }
    }

    private DtlsTerms dtlsTerms(Agreement.Transport transport) {
        DtlsRole role = transport.local() == Setup.ACTIVE ? DtlsRole.CLIENT : DtlsRole.SERVER;
        return new DtlsTerms(
                role, identity, terms.fault() != Fault.NO_CERTIFICATE, transport.fingerprints(), terms.offer());
    }

    private void tick() {
        paths.tick();
        long now = world.clock().millis();
        if (now - nextFrame > MOST_BEHIND_MILLIS) {
            nextFrame = now; // what a busy machine left undone for longer is left out
        }
        for (; nextFrame <= now; nextFrame += TICK_MILLIS) {
            byte[] rtp = audio.frame(nextFrame);
            if (rtp.length > 0 && !silent && paths.audio().send(rtp)) {
                audio.sent();
            }
        }
        sendVideo(now);
    }

    private void sendVideo(long now) {
        Agreement agreed = agreement;
        if (agreed == null || agreed.videoFormat().isEmpty()) {
            return;
        }
        List<byte[]> frame = video.due(now, agreed.videoFormat().getAsInt());
        boolean sent = !frame.isEmpty();
        for (byte[] rtp : frame) {
            sent &= paths.video().send(rtp);
        }
        if (sent) {
            video.frameSent();
        }
    }

    /** Bundled video and audio are distinguished by payload type (RFC 9143 §9.2). */
    private void receive(byte[] rtp) {
        if (!packet.wrap(ByteBuffer.wrap(rtp))) {
            return;
        }
        if (paths.videosOwn().isEmpty() && isVideo()) {
            video.receive(packet);
        } else {
            audio.hear(packet);
        }
    }

    private void receiveVideo(byte[] rtp) {
        if (packet.wrap(ByteBuffer.wrap(rtp)) && isVideo()) {
            video.receive(packet);
        }
    }

    private boolean isVideo() {
        return agreement != null && agreement.videoFormat().stream().anyMatch(type -> type == packet.payloadType());
    }

    /** The value of our certificate's fingerprint by this function, {@code sha-512}. */
    public String fingerprint(String function) {
        return identity.fingerprint(function).value();
    }

    /** The source of our audio. */
    public long ssrc() {
        return audio.ssrc();
    }

    /** Switches audio on or off. The negotiated direction applies as well. */
    public void speaks(boolean on) {
        silent = !on;
    }

    /** Whether telephone events were agreed on. */
    public boolean canPress() {
        return agreement != null && agreement.audio().events().isPresent();
    }

    /** Sends digits as telephone events (RFC 4733). @throws IllegalArgumentException on another character */
    public void press(String digits) {
        audio.press(digits);
    }

    /** Digits that came as telephone events. */
    public String digits() {
        return audio.digits();
    }

    /** Ends the media with close_notify. Heard audio and counts remain. */
    public void close() {
        stop();
        paths.close();
    }

    /** The tab was closed: closes the sockets and sends nothing. */
    public void abandon() {
        stop();
        paths.abandon();
    }

    private void stop() {
        audio.close();
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    /** What was heard so far. Safe for any thread. */
    public HeardAudio heard() {
        return audio.heard();
    }

    public MediaFacts facts() {
        return FactsReader.read(paths, audio, video);
    }
}
