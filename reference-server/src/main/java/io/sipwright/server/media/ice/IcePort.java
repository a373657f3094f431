package io.sipwright.server.media.ice;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PacketKind;
import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.StunMessage;
import io.sipwright.server.media.stun.StunReader;
import io.sipwright.server.media.udp.UdpLoop;
import io.sipwright.server.media.udp.UdpSocket;
import io.sipwright.server.sdp.IceCredentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One UDP port for the ICE sessions of all browsers, with one receiving thread and one timer thread. A check finds its
 * session by the user name, everything else by the address that {@link AddressClaims} knows. Thread-safe.
 */
public final class IcePort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IcePort.class);

    /** The default of 208 KiB is filled by 200 calls in 27 ms. */
    private static final int RECEIVE_BUFFER = 4 << 20;

    private final UdpLoop loop;
    private final UdpSocket socket;
    private final InetSocketAddress advertised;
    private final Scheduler timer;
    private final Map<String, IceSession> byUser = new ConcurrentHashMap<>();
    private final AddressClaims claims = new AddressClaims();
    private final Duration toFindPair;

    private IcePort(IceSettings settings, Scheduler timer, UdpLoop loop) throws IOException {
        this.loop = loop;
        this.toFindPair = settings.toFindPair();
        this.timer = timer;
        this.socket = loop.serve(
                loop.bind(new InetSocketAddress(settings.bind(), settings.port()), RECEIVE_BUFFER), this::received);
        this.advertised = new InetSocketAddress(settings.advertised(), socket.port());
    }

    /**
     * Binds the port.
     *
     * @param timer closed with the port
     * @throws IOException when the address or port cannot be had
     */
    public static IcePort open(IceSettings settings, Scheduler timer) throws IOException {
        UdpLoop loop = new UdpLoop("media-ice");
        try {
            return new IcePort(settings, timer, loop);
        } catch (IOException e) {
            loop.close();
            throw e;
        }
    }

    /** The only candidate: a host candidate for UDP. */
    public InetSocketAddress candidate() {
        return advertised;
    }

    /**
     * Runs a session between two agents in memory, so that the first call need not wait for class loading.
     *
     * @return whether they have found each other
     */
    public static boolean warmUp() {
        return new AgentWarmUp().run();
    }

    /** A session that answers checks from now on (MED-003 · RFC 8445 §7.3). */
    public IceSession session(IceRole role, IceCredentials local, IceListener listener) {
        IceSession session = new IceSession(this, role, local, listener);
        answer(local.ufrag(), session);
        return session;
    }

    void answer(String user, IceSession session) {
        byUser.put(user, session);
    }

    @Override
    public void close() {
        timer.close();
        loop.close();
    }

    private void received(Packet packet, InetSocketAddress from) {
        byte[] bytes = packet.bytes();
        if (PacketKind.of(bytes, packet.offset(), packet.length()) == PacketKind.STUN) {
            StunReader.read(bytes, packet.offset(), packet.length()).ifPresent(message -> stun(message, from));
            return;
        }
        IceSession session = claims.owner(from);
        if (session != null) {
            session.received(bytes, packet.offset(), packet.length(), from);
        }
    }

    private void stun(StunMessage message, InetSocketAddress from) {
        if (message instanceof BindingRequest request) {
            IceSession session = byUser.get(request.receiver());
            if (session != null) { // MED-002: an unknown user name gets no answer
                session.received(message, from);
            }
            return;
        }
        List<IceSession> asked = claims.all(from); // only the session that sent the check knows its transaction
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).received(message, from);
        }
    }

    Duration toFindPair() {
        return toFindPair;
    }

    /** The clock of its sessions. */
    public Scheduler timer() {
        return timer;
    }

    void send(byte[] bytes, int offset, int length, InetSocketAddress to) throws IOException {
        if (!socket.send(bytes, offset, length, to)) {
            throw new IOException("UDP send failed: socket buffer full");
        }
    }

    /** A failed send is ignored, because STUN retransmits. */
    void sendQuietly(byte[] bytes, InetSocketAddress to) {
        try {
            send(bytes, 0, bytes.length, to);
        } catch (IOException e) {
            LOG.debug("a STUN message to {} was not sent: {}", to, e.getMessage());
        }
    }

    void heard(InetSocketAddress from, IceSession session) {
        claims.heard(from, session);
    }

    void claim(InetSocketAddress from, IceSession session) {
        claims.validated(from, session);
    }

    void release(IceSession session, Set<InetSocketAddress> sources) {
        sources.forEach(source -> claims.release(source, session));
    }

    /** Removes only this session's entries: its user name may belong to a newer session. */
    void forget(IceSession session, String user, Set<InetSocketAddress> sources) {
        byUser.remove(user, session);
        release(session, sources);
    }
}
