package io.sipwright.server.media.bridge;

import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.ice.IceCredentials;
import io.sipwright.server.media.ice.IceRole;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PayloadMap;
import io.sipwright.server.media.rtp.RtcpCompound;
import io.sipwright.server.media.rtp.RtpHeader;
import io.sipwright.server.sdp.Fingerprint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

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
    private final Consumer<String> onFailure;
    private final BrowserLeg browser;
    private final PlainLeg plain;
    private volatile PayloadMap payloadsToPlain = PayloadMap.EMPTY;
    private volatile PayloadMap payloadsToBrowser = PayloadMap.EMPTY;

    BridgeSession(MediaBridge bridge, Consumer<String> onFailure) throws IOException {
        this.onFailure = onFailure;
        this.browser = bridge.browserLeg(new FromBrowser());
        this.plain = bridge.plainLeg(new PlainLeg.Paths(toBrowser(), reportsToBrowser()));
    }

    private PacketPath toPlain() {
        return PacketPath.counting(rtpToPlain)
                .stage("unprotect", packet -> browser.unprotectRtp(packet))
                .stage("parse", BridgeSession::parse)
                .stage("map payload", packet -> mapPayload(packet, payloadsToPlain))
                .stage("strip", BridgeSession::strip)
                .stage("send", packet -> plain.sendRtp(packet))
                .stage("count", packet -> count(rtpToPlain))
                .build();
    }

    private PacketPath toBrowser() {
        return PacketPath.counting(rtpToBrowser)
                .stage("parse", BridgeSession::parse)
                .stage("map payload", packet -> mapPayload(packet, payloadsToBrowser))
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
                .stage("protect", packet -> browser.protectRtcp(packet))
                .stage("send", packet -> browser.send(packet))
                .stage("count", packet -> count(rtcpToBrowser))
                .build();
    }

    /** Opens ICE towards the browser, or restarts it, under these credentials; checks are answered from now on. */
    public void openIce(IceRole role, IceCredentials local) {
        browser.openIce(role, local);
    }

    /** The browser's credentials, or those of another branch before ICE connected; checks go out from now on. */
    public void startIce(IceCredentials remote) {
        browser.startIce(remote);
    }

    /** Whether a pair towards the browser has been validated. */
    public boolean iceConnected() {
        return browser.connected();
    }

    /** A new DTLS association with a peer that must show one of these fingerprints. */
    public void secure(DtlsRole role, List<Fingerprint> peer) {
        browser.secure(role, peer);
    }

    /** Where the plain side wants its packets; the legs learn anew (M5). */
    public void plainAt(InetSocketAddress rtp, InetSocketAddress rtcp) {
        plain.announce(rtp, rtcp);
    }

    /** The plain side wants nothing sent (SDP-030). */
    public void plainNowhere() {
        plain.silence();
    }

    /** Payload types of each direction (MED-023 · RFC 3264 §6.1). */
    public void payloads(PayloadMap towardsPlain, PayloadMap towardsBrowser) {
        payloadsToPlain = towardsPlain;
        payloadsToBrowser = towardsBrowser;
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
                onFailure.accept(why);
            }
        }
    }
}
