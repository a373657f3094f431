package io.sipwright.server.media.bridge;

import io.sipwright.server.media.dtls.DtlsEngine;
import io.sipwright.server.media.dtls.DtlsIdentity;
import io.sipwright.server.media.ice.IcePort;
import io.sipwright.server.media.udp.UdpLoop;
import io.sipwright.server.sdp.Fingerprint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The machinery that all sessions share: one ICE port, one certificate, one loop for plain sockets. Thread-safe. */
public final class MediaBridge implements AutoCloseable {
    private final MediaSettings settings;
    private final IcePort icePort;
    private final DtlsEngine dtls;
    private final UdpLoop plain;
    private final PortPool ports;

    private MediaBridge(MediaSettings settings, DtlsIdentity identity, IcePort icePort, UdpLoop plain) {
        this.settings = settings;
        this.icePort = icePort;
        this.plain = plain;
        this.dtls = new DtlsEngine(identity, settings.dtls());
        this.ports = new PortPool(plain, settings.plain());
    }

    /**
     * Makes the certificate and binds the ICE port.
     *
     * @throws IOException when the port cannot be had
     */
    public static MediaBridge open(MediaSettings settings) throws IOException {
        IcePort icePort = IcePort.open(settings.browser());
        DtlsIdentity identity = DtlsIdentity.create();
        WarmUp.start(identity);
        return new MediaBridge(settings, identity, icePort, new UdpLoop("media-plain"));
    }

    /**
     * A session with a pair of plain ports.
     *
     * @param onFailure told once when media cannot go on; on a media thread
     * @throws NoFreePortsException when the range is used up
     */
    public BridgeSession session(Consumer<String> onFailure) throws IOException {
        return new BridgeSession(this, onFailure);
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

    BrowserLeg browserLeg(BrowserReceiver receiver) {
        return new BrowserLeg(icePort, dtls, receiver);
    }

    PlainLeg plainLeg(PlainLeg.Paths paths) throws IOException {
        return new PlainLeg(plain, ports, paths);
    }
}
