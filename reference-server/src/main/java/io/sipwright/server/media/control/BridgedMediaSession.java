package io.sipwright.server.media.control;

import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.media.bridge.BridgeReport;
import io.sipwright.server.media.bridge.BridgeSession;
import io.sipwright.server.media.bridge.MediaBridge;
import io.sipwright.server.media.bridge.MediaTerms;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SdpSyntaxException;
import io.sipwright.server.sdp.SessionDescription;
import io.sipwright.server.sdp.rewrite.LineChange;
import io.sipwright.server.sdp.rewrite.LocalEndpoint;
import io.sipwright.server.sdp.rewrite.MediaAddress;
import io.sipwright.server.sdp.rewrite.NotBridgeableException;
import io.sipwright.server.sdp.rewrite.ParsedDescription;
import io.sipwright.server.sdp.rewrite.RemoteBrowser;
import io.sipwright.server.sdp.rewrite.RemotePlain;
import io.sipwright.server.sdp.rewrite.RewrittenSdp;
import io.sipwright.server.sdp.rewrite.RtpEndpoint;
import io.sipwright.server.sdp.rewrite.SdpRewriter;
import io.sipwright.server.sdp.rewrite.Setup;
import io.sipwright.server.sdp.rewrite.WebRtcEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Offers and answers of one branch, and their effect on its packets. Methods hold its lock. */
final class BridgedMediaSession implements MediaSession {
    private final BridgedMediaSessions owner;
    private final BridgedCall call;
    private final MediaBridge bridge;
    private final BridgeSession media;
    private final DescribedSide browser = new DescribedSide(MediaKind.WEBRTC);
    private final DescribedSide rtp = new DescribedSide(MediaKind.RTP);
    private @Nullable OfferAnswer last;
    private boolean over;

    BridgedMediaSession(BridgedMediaSessions owner, BridgedCall call, Listener listener) throws IOException {
        this.owner = owner;
        this.call = call;
        this.bridge = owner.bridge();
        this.media = bridge.session(call.account(), call.rtpPeer(), why -> listener.mediaFailed(this, why));
    }

    String account() {
        return call.account();
    }

    @Override
    public synchronized OfferExchange offer(MediaKind from, byte[] text) throws MediaRefusedException {
        requireAlive();
        decideOnTheLast(from);
        ParsedDescription offer = bridgeable(() -> ParsedDescription.offer(read(text), from));
        RemotePlain remote = null;
        if (from == MediaKind.WEBRTC) {
            browserOffers(bridgeable(() -> RemoteBrowser.of(offer)));
        } else {
            remote = bridgeable(() -> RemotePlain.of(offer).reachedFrom(bridge.plainHost()));
            media.rtpOffered(remote.rtp(), remote.rtcp());
        }
        MediaKind to = from.other();
        LocalEndpoint local =
                to == MediaKind.RTP ? rtpEndpoint() : webRtcEndpoint(Setup.ACTPASS); // SDP-006 · RFC 8842 §5.2
        RewrittenSdp sent = side(to).write(origin -> SdpRewriter.offer(offer, local, origin, side(to).known()));
        OfferAnswer exchange = new OfferAnswer(this, offer, remote, sent, encodedOffer(to, sent));
        last = exchange;
        return exchange;
    }

    /**
     * RFC 3264 §4, RFC 3311 §5.2: a new offer before the answer comes too early; one after it means that the answer was
     * accepted.
     */
    private void decideOnTheLast(MediaKind from) throws MediaRefusedException {
        OfferAnswer before = last;
        if (before != null && before.undecided()) {
            if (!before.answered()) {
                throw MediaRefusedException.unanswered(before.parsed().from() == from);
            }
            before.accept();
        }
    }

    /** The answer to an exchange's offer; {@link OfferAnswer} has asked whether it may come. */
    synchronized byte[] answer(OfferAnswer exchange, byte[] text) throws MediaRefusedException {
        requireAlive();
        if (exchange != last) {
            throw new MediaRefusedException(500, "an answer to an offer that is over (RFC 3264 §4)");
        }
        ParsedDescription offer = exchange.parsed();
        MediaKind to = offer.from();
        ParsedDescription answer = bridgeable(() ->
                ParsedDescription.answer(read(text), to.other(), exchange.sent().layout()));
        RemotePlain remote = exchange.remote();
        if (answer.audio().accepted()) {
            if (to == MediaKind.RTP) {
                browserAnswers(bridgeable(() -> RemoteBrowser.answering(answer)));
            } else {
                remote = bridgeable(() -> RemotePlain.of(answer).reachedFrom(bridge.plainHost()));
            }
        }
        LocalEndpoint local = to == MediaKind.RTP ? rtpEndpoint() : webRtcEndpoint(answeredSetup());
        RewrittenSdp reply = side(to).write(origin -> SdpRewriter.answer(offer, answer, local, origin));
        media.answered(terms(exchange, answer, reply, remote));
        return encodedAnswer(to, reply);
    }

    /** Nothing to send to where audio was rejected. */
    private MediaTerms terms(
            OfferAnswer exchange, ParsedDescription answer, RewrittenSdp reply, @Nullable RemotePlain remote) {
        ParsedDescription offer = exchange.parsed();
        PayloadMaps maps = PayloadMaps.of(offer.audio(), exchange.sent().audio(), answer.audio(), reply.audio());
        boolean fromBrowser = offer.from() == MediaKind.WEBRTC;
        RemotePlain to = reply.audio().accepted() ? remote : null;
        return new MediaTerms(
                to == null ? null : to.rtp(),
                to == null ? null : to.rtcp(),
                fromBrowser ? maps.fromOfferer() : maps.fromAnswerer(),
                fromBrowser ? maps.fromAnswerer() : maps.fromOfferer(),
                !fromBrowser || offer.layout().audioMultiplexed());
    }

    /** An offer was accepted: its result is kept for later offers (SDP-028). */
    synchronized void accepted(OfferAnswer exchange) {
        if (over) {
            return;
        }
        ParsedDescription offer = exchange.parsed();
        side(offer.from()).settle(offer.layout(), offer.audio());
        side(offer.from().other())
                .settle(exchange.sent().layout(), exchange.sent().audio());
        media.accept();
    }

    synchronized void withdrawn() {
        if (!over) {
            media.withdraw();
        }
    }

    @Override
    public synchronized void end(EndReason reason) {
        if (!over) {
            over = true;
            media.close();
            owner.ended(this, reason);
        }
    }

    @Override
    public SessionCounts figures() {
        BridgeReport report = media.report();
        return new SessionCounts(
                report.secured(),
                report.rtpToPlain().sent(),
                report.rtpToBrowser().sent(),
                report.dropped());
    }

    /** The bridge's offer as it is sent on. */
    byte[] encodedOffer(MediaKind to, RewrittenSdp sdp) {
        return encoded(to, sdp);
    }

    /** The bridge's answer as it is sent on. */
    byte[] encodedAnswer(MediaKind to, RewrittenSdp sdp) {
        return encoded(to, sdp);
    }

    private byte[] encoded(MediaKind to, RewrittenSdp sdp) {
        for (LineChange change : sdp.changes()) {
            owner.ledger()
                    .note(new Rewrite(
                            call.callId(),
                            change.where(),
                            change.before(),
                            change.after(),
                            change.rule(),
                            change.rfc()));
        }
        return sdp.sdp().encode();
    }

    private void browserOffers(RemoteBrowser remote) {
        media.iceOffered(remote.ice());
        DtlsRole role = remote.setup() == Setup.ACTIVE ? DtlsRole.PASSIVE : DtlsRole.ACTIVE; // SDP-005 · RFC 8842 §5.3
        DtlsRole kept = media.dtlsRole(remote.fingerprints()) // SDP-007 · RFC 8842 §5.5
                .filter(settled -> remote.setup() != impossibleFor(settled))
                .orElse(role);
        media.dtlsDescribed(kept, remote.fingerprints());
    }

    private void browserAnswers(RemoteBrowser remote) {
        media.iceAnswered(remote.ice());
        DtlsRole role = remote.setup() == Setup.ACTIVE ? DtlsRole.PASSIVE : DtlsRole.ACTIVE;
        media.dtlsDescribed(role, remote.fingerprints()); // MED-017, MED-018 · RFC 8842 §5.5, §3.1
    }

    private static Setup impossibleFor(DtlsRole ours) {
        return ours == DtlsRole.ACTIVE ? Setup.ACTIVE : Setup.PASSIVE;
    }

    private Setup answeredSetup() {
        return media.dtlsRole() == DtlsRole.ACTIVE ? Setup.ACTIVE : Setup.PASSIVE;
    }

    private void requireAlive() throws MediaRefusedException {
        if (over) {
            throw new MediaRefusedException(500, "the media session is over");
        }
    }

    private SessionDescription read(byte[] text) throws SdpSyntaxException {
        return SessionDescription.parse(text, bridge.sdpLimits());
    }

    private interface Reading<R> {
        R read() throws SdpSyntaxException, NotBridgeableException;
    }

    private <R> R bridgeable(Reading<R> reading) throws MediaRefusedException {
        try {
            return reading.read();
        } catch (SdpSyntaxException e) {
            if (e.limit()) {
                owner.refusedForSize();
            }
            throw new MediaRefusedException(488, String.valueOf(e.getMessage())); // SDP-025 · RFC 3261 §21.4.26
        } catch (NotBridgeableException e) {
            throw new MediaRefusedException(488, String.valueOf(e.getMessage())); // SDP-025 · RFC 3261 §21.4.26
        }
    }

    private DescribedSide side(MediaKind which) {
        return which == MediaKind.WEBRTC ? browser : rtp;
    }

    private RtpEndpoint rtpEndpoint() {
        return new RtpEndpoint(new MediaAddress(bridge.plainHost(), media.rtpPort()), media.rtcpPort());
    }

    private WebRtcEndpoint webRtcEndpoint(Setup setup) {
        InetSocketAddress candidate = bridge.candidate();
        MediaAddress address = new MediaAddress(candidate.getAddress().getHostAddress(), candidate.getPort());
        return new WebRtcEndpoint(address, media.iceLocal(), bridge.fingerprint(), setup);
    }
}
