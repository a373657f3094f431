package io.sipwright.server.media.ice;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;

/** One UDP port on which all browsers' sessions live. Thread-safe. */
public final class IcePort implements AutoCloseable {
    private final SinglePortUdpHarvester harvester;
    private final InetSocketAddress advertised;

    private IcePort(SinglePortUdpHarvester harvester, InetSocketAddress advertised) {
        this.harvester = harvester;
        this.advertised = advertised;
    }

    /**
     * Binds the port.
     *
     * @throws IOException when the address or port cannot be had
     */
    public static IcePort open(IceSettings settings) throws IOException {
        IceLibrary.prepare();
        SinglePortUdpHarvester harvester =
                new SinglePortUdpHarvester(new TransportAddress(settings.bind(), settings.port(), Transport.UDP));
        int port = harvester.getLocalAddress().getPort();
        return new IcePort(harvester, new InetSocketAddress(settings.advertised(), port));
    }

    /** The only candidate: a host candidate for UDP. */
    public InetSocketAddress candidate() {
        return advertised;
    }

    /** A session that answers checks from now on (MED-003 · RFC 8445 §7.3). */
    public IceSession session(IceRole role, IceSecret local, IceListener listener) throws IOException {
        return IceSession.open(harvester, role, local, listener);
    }

    @Override
    public void close() {
        harvester.close();
    }
}
