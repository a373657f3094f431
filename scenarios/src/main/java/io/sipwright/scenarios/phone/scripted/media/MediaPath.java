package io.sipwright.scenarios.phone.scripted.media;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.dtls.ClientHello;
import io.sipwright.scenarios.phone.scripted.dtls.ClientHellos;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsSession;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsState;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsTerms;
import io.sipwright.scenarios.phone.scripted.dtls.SrtpKeys;
import io.sipwright.scenarios.phone.scripted.ice.IceAgent;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.ice.IceState;
import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import io.sipwright.scenarios.phone.scripted.sdp.Agreement;
import io.sipwright.scenarios.phone.scripted.srtp.SrtpSession;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One media path: ICE finds it, DTLS agrees on keys, SRTP uses them. Confined to the phone's event loop. */
final class MediaPath implements MediaSocket.Receiver, IceAgent.Wire, DtlsSession.Observer, WireAccess {
    private static final int MOST_EARLY = 64;
    private static final int MOST_KEPT = 512;

    private final MediaWorld world;
    private final EventLoop loop;
    private final Executor handshakes;
    private final News news;
    private final ClientHellos hellos;
    private final Consumer<byte[]> packets;
    private final Runnable iceFailed;
    private final MediaSocket socket;
    private final IceAgent ice;
    private final Deque<byte[]> earlyDtls = new ArrayDeque<>();
    private final Deque<byte[]> earlyRtp = new ArrayDeque<>();
    private @Nullable DtlsSession dtls;
    private @Nullable SrtpSession srtp;
    private String cipher = "";
    private final Deque<byte[]> sent = new ArrayDeque<>();
    private final Deque<byte[]> control = new ArrayDeque<>();
    private long controlPackets;

    /**
     * @param news receives the state changes of this path
     * @param packets receives every authentic RTP packet
     * @param iceFailed called once when connectivity is lost or was never found
     */
    MediaPath(MediaWorld world, News news, IceTerms terms, Consumer<byte[]> packets, Runnable iceFailed) {
        this.world = world;
        this.loop = world.loop();
        this.handshakes = world.handshakes();
        this.news = news;
        this.hellos = new ClientHellos(world.wall());
        this.packets = packets;
        this.iceFailed = iceFailed;
        this.socket = new MediaSocket(world, this);
        this.ice = new IceAgent(terms.local(), terms.controlling(), world.clock()::nanoTime, this);
    }

    /** Receives state changes of ICE and DTLS. Called on the phone's event loop. */
    interface News {
        void happened(PhoneEvent.Kind kind, String detail);
    }

    /** Our side of ICE. */
    record IceTerms(IceCredentials local, boolean controlling) {}

    /** The host candidates of its socket. */
    List<LocalCandidate> candidates() {
        return socket.candidates();
    }

    IceAgent ice() {
        return ice;
    }

    Optional<DtlsSession> dtls() {
        return Optional.ofNullable(dtls);
    }

    /** The cipher as getStats names it; empty before the end of the handshake. */
    String cipher() {
        return cipher;
    }

    @Override
    public long refused() {
        return srtp == null ? 0 : srtp.refused();
    }

    long controlCount() {
        return controlPackets;
    }

    @Override
    public List<byte[]> controlPackets() {
        return List.copyOf(control);
    }

    @Override
    public List<byte[]> sentPackets() {
        return List.copyOf(sent);
    }

    @Override
    public List<ClientHello> clientHellos() {
        return hellos.seen();
    }

    @Override
    public IceState iceState() {
        return ice.state();
    }

    @Override
    public long checksAnswered() {
        return ice.checksAnswered();
    }

    @Override
    public void startDtls() {
        dtls().ifPresent(DtlsSession::start);
    }

    @Override
    public void sendAsIs(byte[] datagram) {
        ice.selected().ifPresent(to -> socket.send(to, datagram));
    }

    @Override
    public void sendControl(byte[] rtcp) {
        SrtpSession keys = srtp;
        if (keys != null) {
            sendAsIs(keys.protectControl(rtcp));
        }
    }

    private static void keep(Deque<byte[]> kept, byte[] packet) {
        kept.add(packet);
        if (kept.size() > MOST_KEPT) {
            kept.poll();
        }
    }

    boolean started() {
        return dtls != null;
    }

    void start(Agreement.Transport agreed, DtlsTerms terms) {
        dtls = new DtlsSession(terms, handshakes, this::sendRaw, hellos, this);
        earlyDtls.forEach(dtls::receive);
        earlyDtls.clear();
        ice.start(agreed.ice(), agreed.candidates());
    }

    /** Call every {@value IceAgent#TICK_MILLIS} ms. */
    void tick() {
        ice.tick();
    }

    /** Sends an RTP packet; false if there are no keys yet. */
    boolean send(byte[] rtp) {
        SrtpSession keys = srtp;
        Optional<InetSocketAddress> to = ice.selected();
        if (keys == null || to.isEmpty()) {
            return false;
        }
        world.pass(Traffic.Kind.RTP, Direction.SENT, rtp, packet -> {
            byte[] sealed = keys.protect(packet);
            keep(sent, sealed);
            socket.send(to.get(), sealed);
        });
        return true;
    }

    void close() {
        dtls().ifPresent(DtlsSession::close);
        ice.close();
        // After the event loop's current tasks, so that close_notify still goes out.
        loop.execute(socket::close);
    }

    /** The tab was closed: not even close_notify is sent. */
    void abandon() {
        dtls().ifPresent(DtlsSession::abandon);
        ice.close();
        socket.close();
    }

    @Override
    public void stun(InetSocketAddress from, byte[] datagram) {
        world.pass(Traffic.Kind.STUN, Direction.RECEIVED, datagram, packet -> ice.receive(from, packet));
    }

    @Override
    public void dtls(byte[] datagram) {
        world.pass(Traffic.Kind.DTLS, Direction.RECEIVED, datagram, this::takeDtls);
    }

    private void takeDtls(byte[] datagram) {
        DtlsSession session = dtls;
        if (session != null) {
            session.receive(datagram);
        } else if (earlyDtls.size() < MOST_EARLY) {
            earlyDtls.add(datagram); // the answerer may be faster than its answer
        }
    }

    @Override
    public void rtp(byte[] datagram) {
        SrtpSession keys = srtp;
        if (keys != null) {
            keys.open(datagram).ifPresent(packet -> world.pass(Traffic.Kind.RTP, Direction.RECEIVED, packet, packets));
        } else if (earlyRtp.size() < MOST_EARLY) {
            earlyRtp.add(datagram);
        }
    }

    @Override
    public void rtcp(byte[] datagram) {
        world.pass(Traffic.Kind.RTCP, Direction.RECEIVED, datagram, this::takeRtcp);
    }

    private void takeRtcp(byte[] datagram) {
        SrtpSession keys = srtp;
        if (keys != null) {
            keys.openControl(datagram).ifPresent(packet -> {
                controlPackets++;
                keep(control, packet);
            });
        }
    }

    @Override
    public void send(InetSocketAddress to, byte[] packet) {
        world.pass(Traffic.Kind.STUN, Direction.SENT, packet, bytes -> socket.send(to, bytes));
    }

    private void sendRaw(byte[] datagram) {
        if (loop.inEventLoop()) {
            ice.selected()
                    .ifPresent(to ->
                            world.pass(Traffic.Kind.DTLS, Direction.SENT, datagram, bytes -> socket.send(to, bytes)));
        } else {
            loop.execute(() -> sendRaw(datagram));
        }
    }

    @Override
    public void changed(IceState state, String cause) {
        if (state == IceState.CONNECTED) {
            news.happened(PhoneEvent.Kind.ICE_CONNECTED, "");
            dtls().ifPresent(DtlsSession::start);
        } else if (state == IceState.FAILED) {
            news.happened(PhoneEvent.Kind.MEDIA_FAILED, cause);
            iceFailed.run();
        }
    }

    @Override
    public void connected(SrtpKeys keys) {
        loop.execute(() -> {
            srtp = new SrtpSession(keys);
            cipher = keys.profile().name();
            news.happened(PhoneEvent.Kind.DTLS_CONNECTED, cipher);
            earlyRtp.forEach(this::rtp);
            earlyRtp.clear();
        });
    }

    @Override
    public void failed(String cause) {
        loop.execute(() -> {
            srtp = null;
            news.happened(PhoneEvent.Kind.MEDIA_FAILED, cause);
        });
    }

    @Override
    public void closed() {
        loop.execute(() -> srtp = null);
    }

    @Override
    public DtlsState dtlsState() {
        return dtls().map(DtlsSession::state).orElse(DtlsState.NEW);
    }
}
