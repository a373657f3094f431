package io.sipwright.server.media.bridge;

import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PayloadMap;
import io.sipwright.server.media.rtp.RtcpCompound;
import io.sipwright.server.media.rtp.RtpHeader;
import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.IceCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The packet path of one call between a browser and a plain endpoint. Its owner calls the signalling methods one at a time;
 * packets run on the ICE thread towards the plain side and on the plain thread towards the browser.
 */
public final class BridgeSession implements AutoCloseable {
    private final PathCounts rtpToPlain = new PathCounts();
    private final PathCounts rtpToBrowser = new PathCounts();
    private final PathCounts rtcpToPlain = new PathCounts();
    private final PathCounts rtcpToBrowser = new PathCounts();
    private final AtomicBoolean over = new AtomicBoolean();
    private final MediaBridge bridge;
    private final Consumer<String> onFailure;
    private final BrowserLeg browser;
    private final PlainLeg plain;
    private MediaTerms agreed = MediaTerms.NOTHING;
    private MediaTerms candidate = MediaTerms.NOTHING;
    private volatile MediaTerms terms = MediaTerms.NOTHING;

    BridgeSession(MediaBridge bridge, String owner, InetAddress rtpPeer, Consumer<String> onFailure)
            throws IOException {
        this.bridge = bridge;
        this.onFailure = onFailure;
        this.browser = bridge.browserLeg(owner, new FromBrowser());
        this.plain = bridge.plainLeg(rtpPeer, new PlainLeg.Paths(toBrowser(), reportsToBrowser()));
    }

    private PacketPath toPlain() {
        return PacketPath.counting(rtpToPlain)
                .stage("unprotect", packet -> browser.unprotectRtp(packet))
                .stage("parse", BridgeSession::parse)
                .stage("map payload", packet -> mapPayload(packet, terms.toRtp()))
                .stage("strip", BridgeSession::strip)
                .stage("send", packet -> plain.sendRtp(packet))
                .stage("count", packet -> count(rtpToPlain))
                .build();
    }

    private PacketPath toBrowser() {
        return PacketPath.counting(rtpToBrowser)
                .stage("parse", BridgeSession::parse)
                .stage("map payload", packet -> mapPayload(packet, terms.toBrowser()))
                .stage("strip", BridgeSession::strip)
                .stage("protect", packet -> browser.protectRtp(packet))
                .stage("send", packet -> browser.send(packet))
                .stage("count", packet -> count(rtpToBrowser))
                .build();
    }

    private PacketPath reportsToPlain() { // MED-030 · RFC 3711 §3.4: SRTCP here, the RTCP port there
        return PacketPath.counting(rtcpToPlain)
                .stage("unprotect", packet -> browser.unprotectRtcp(packet))
                .stage("parse", BridgeSession::parseReports)
                .stage("keep reports", BridgeSession::keepReports)
                .stage("send", packet -> plain.sendRtcp(packet))
                .stage("count", packet -> count(rtcpToPlain))
                .build();
    }

    private PacketPath reportsToBrowser() {
        return PacketPath.counting(rtcpToBrowser)
                .stage("parse", BridgeSession::parseReports)
                .stage("keep reports", BridgeSession::keepReports)
                .stage("multiplex", packet -> terms.rtcpMux() ? Drop.NONE : Drop.NO_DESTINATION)
                .stage("protect", packet -> browser.protectRtcp(packet))
                .stage("send", packet -> browser.send(packet))
                .stage("count", packet -> count(rtcpToBrowser))
                .build();
    }

    /** The browser offers with these ICE credentials; a change restarts ICE. */
    public void iceOffered(IceCredentials theirs) {
        browser.iceOffered(theirs);
    }

    /** The browser answers with these ICE credentials. */
    public void iceAnswered(IceCredentials theirs) {
        browser.iceAnswered(theirs);
    }

    /** Our ICE credentials for a description to the browser. */
    public IceCredentials iceLocal() {
        return browser.iceLocal();
    }

    /** Our DTLS role in the agreed association, if the browser still has these fingerprints. */
    public Optional<DtlsRole> dtlsRole(List<Fingerprint> peer) {
        return browser.dtlsRole(peer);
    }

    /** Our DTLS role by the last description. */
    public DtlsRole dtlsRole() {
        return browser.dtlsRole();
    }

    /** The browser's description gives us this role and these fingerprints to verify. */
    public void dtlsDescribed(DtlsRole role, List<Fingerprint> peer) {
        browser.dtlsDescribed(role, peer);
    }

    /**
     * The RTP side offers this address: packets from it are accepted from now on, and sent to it once the offer is
     * answered.
     */
    public void rtpOffered(@Nullable InetSocketAddress rtp, @Nullable InetSocketAddress rtcp) {
        plain.propose(rtp, rtcp);
    }

    /** The offer has an answer: media may flow by these terms. */
    public void answered(MediaTerms answered) {
        candidate = answered;
        terms = answered.beside(agreed);
        plain.apply(answered.rtp(), answered.rtcp());
        browser.answered();
    }

    /** The answered offer is in force. */
    public void accept() {
        agreed = candidate;
        terms = agreed;
        plain.accept();
        browser.accept();
    }

    /** Restores the state before the offer. */
    public void withdraw() {
        candidate = agreed;
        terms = agreed;
        plain.withdraw();
        browser.withdraw();
    }

    public int rtpPort() {
        return plain.rtpPort();
    }

    public int rtcpPort() {
        return plain.rtcpPort();
    }

    /** Figures so far. */
    public BridgeReport report() {
        return new BridgeReport(browser.secured(), rtpToPlain, rtpToBrowser, rtcpToPlain, rtcpToBrowser);
    }

    /** Plain ports are free when this returns. */
    @Override
    public void close() {
        over.set(true);
        plain.close();
        browser.close();
    }

    private static Drop parse(Packet packet) {
        return RtpHeader.wellFormed(packet) ? Drop.NONE : Drop.MALFORMED;
    }

    private static Drop parseReports(Packet packet) {
        return RtcpCompound.wellFormed(packet) ? Drop.NONE : Drop.MALFORMED;
    }

    private static Drop keepReports(Packet packet) {
        return RtcpCompound.keepReports(packet) ? Drop.NONE : Drop.NO_REPORT;
    }

    private static Drop mapPayload(Packet packet, PayloadMap map) {
        int number = map.get(RtpHeader.payloadType(packet));
        if (number == PayloadMap.NONE) {
            return Drop.PAYLOAD_NOT_NEGOTIATED;
        }
        RtpHeader.payloadType(packet, number);
        return Drop.NONE;
    }

    private static Drop strip(Packet packet) {
        RtpHeader.strip(packet);
        return Drop.NONE;
    }

    private static Drop count(PathCounts counts) {
        counts.sentOne();
        return Drop.NONE;
    }

    private final class FromBrowser implements BrowserReceiver {
        private final PacketPath rtp = toPlain();
        private final PacketPath rtcp = reportsToPlain();

        @Override
        public PacketPath rtp() {
            return rtp;
        }

        @Override
        public PacketPath rtcp() {
            return rtcp;
        }

        @Override
        public void failed(String why) {
            if (over.compareAndSet(false, true)) {
                bridge.later(() -> onFailure.accept(why)); // the caller may hold the session's lock
            }
        }
    }
}
