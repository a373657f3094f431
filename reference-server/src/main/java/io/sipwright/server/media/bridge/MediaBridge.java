package io.sipwright.server.media.bridge;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.dtls.DtlsEngine;
import io.sipwright.server.media.dtls.DtlsIdentity;
import io.sipwright.server.media.ice.IcePort;
import io.sipwright.server.media.udp.UdpLoop;
import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.SdpLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/** What all sessions share: one ICE port, one certificate, one loop for plain sockets. Thread-safe. */
public final class MediaBridge implements AutoCloseable {
    private final MediaSettings settings;
    private final IcePort icePort;
    private final DtlsEngine dtls;
    private final UdpLoop plain;
    private final PortPool ports;
    private final LimitCounters counters;

    private MediaBridge(
            MediaSettings settings, DtlsIdentity identity, IcePort icePort, UdpLoop plain, LimitCounters counters) {
        this.settings = settings;
        this.icePort = icePort;
        this.plain = plain;
        this.dtls = new DtlsEngine(identity, settings.dtls(), counters);
        this.counters = counters;
        this.ports = new PortPool(plain, settings.plain());
    }

    /**
     * Makes the certificate and binds the ICE port.
     *
     * @param timer of ICE and of latching; closed with the bridge
     * @param counters of limits that are reached
     * @throws IOException if the port cannot be bound
     */
    public static MediaBridge open(MediaSettings settings, Scheduler timer, LimitCounters counters) throws IOException {
        IcePort icePort = IcePort.open(settings.browser(), timer);
        DtlsIdentity identity = DtlsIdentity.create();
        WarmUp.start(identity);
        return new MediaBridge(settings, identity, icePort, new UdpLoop("media-plain"), counters);
    }

    /**
     * A session with a pair of plain ports.
     *
     * @param owner the owner of the half-open handshake, for its limit
     * @param rtpPeer where SIP of the RTP side comes from
     * @param onFailure called once when media cannot go on; on a media thread
     * @throws NoFreePortsException when the range is used up
     */
    public BridgeSession session(String owner, InetAddress rtpPeer, Consumer<String> onFailure) throws IOException {
        try {
            return new BridgeSession(this, owner, rtpPeer, onFailure);
        } catch (NoFreePortsException e) {
            counters.reached(Limit.RTP_PORTS);
            throw e;
        }
    }

    /** How large a description may be. */
    public SdpLimits sdpLimits() {
        return settings.sdp();
    }

    /** The address of the ICE candidate. */
    public InetSocketAddress candidate() {
        return icePort.candidate();
    }

    /** The address in plain descriptions. */
    public String plainHost() {
        return settings.plain().advertised();
    }

    public Fingerprint fingerprint() {
        return dtls.fingerprint();
    }

    /** Sessions must have been closed before. */
    @Override
    public void close() {
        plain.close();
        icePort.close();
        dtls.close();
    }

    /** Runs something on a media thread, with no lock held. */
    void later(Runnable task) {
        icePort.timer().after(Duration.ZERO, task);
    }

    BrowserLeg browserLeg(String owner, BrowserReceiver receiver) {
        return new BrowserLeg(icePort, dtls, owner, receiver, counters);
    }

    PlainLeg plainLeg(InetAddress rtpPeer, PlainLeg.Paths paths) throws IOException {
        PlainLeg.Latching latching =
                new PlainLeg.Latching(rtpPeer, settings.plain().latchWindow(), icePort.timer()::nanoTime);
        return new PlainLeg(plain, ports, latching, paths);
    }
}
