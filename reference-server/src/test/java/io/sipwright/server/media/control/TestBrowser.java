package io.sipwright.server.media.control;

import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.dtls.DtlsAssociation;
import io.sipwright.server.media.dtls.DtlsEngine;
import io.sipwright.server.media.dtls.DtlsIdentity;
import io.sipwright.server.media.dtls.DtlsKeys;
import io.sipwright.server.media.dtls.DtlsListener;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.dtls.DtlsSettings;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PacketKind;
import io.sipwright.server.media.srtp.SrtpDirection;
import io.sipwright.server.media.srtp.SrtpResult;
import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.SdpSyntaxException;
import io.sipwright.server.sdp.SessionDescription;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The least of a browser: own STUN, one candidate, DTLS, SRTP. */
public final class TestBrowser implements DtlsListener, AutoCloseable {
    private static final String PASSWORD = "-browser-password-of-32-characters";

    /** Loses as controlling and wins as controlled: in a conflict the bridge answers 487 (RFC 8445 §7.3.1.1). */
    private static final byte[] AS_CONTROLLING = new byte[8];

    private static final byte[] AS_CONTROLLED = {-1, -1, -1, -1, -1, -1, -1, -1};

    private final DatagramSocket socket;
    private volatile DatagramSocket outgoing;
    private final List<DtlsEngine> engines = new CopyOnWriteArrayList<>();
    private final List<DtlsAssociation> associations = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<DtlsKeys> keys = new CompletableFuture<>();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final CompletableFuture<Integer> firstDtls = new CompletableFuture<>();
    private final BlockingQueue<byte[]> rtp = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> rtcp = new LinkedBlockingQueue<>();
    private final List<byte[]> stunAnswers = new CopyOnWriteArrayList<>();
    private String ufrag;
    private String formats = "111 0 8 126";
    private Fingerprint shown;
    private volatile boolean answersChecks = true;
    private volatile @Nullable SrtpDirection sending;
    private volatile @Nullable SrtpDirection receiving;
    private volatile @Nullable InetSocketAddress bridge;

    public TestBrowser(String ufrag) throws IOException {
        this.ufrag = ufrag;
        this.shown = newCertificate();
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.outgoing = socket;
        Thread thread = new Thread(this::receive, "test-browser");
        thread.setDaemon(true);
        thread.start();
    }

    /** Announces a fingerprint that its certificate does not have. */
    TestBrowser lying() {
        shown = Fingerprint.of("sha-256", new byte[32]);
        return this;
    }

    /** Shows another certificate from its next description on. */
    Fingerprint newCertificate() {
        DtlsEngine engine = new DtlsEngine(DtlsIdentity.create(), DtlsSettings.defaults(), new LimitCounters());
        engines.add(engine);
        shown = engine.fingerprint();
        return shown;
    }

    /** Has other ICE credentials from its next description on. */
    public void newCredentials(String fragment) {
        ufrag = fragment;
    }

    /** Offers these payload types only. */
    void onlyFormats(String numbers) {
        formats = numbers;
    }

    String ufrag() {
        return ufrag;
    }

    /** From now on it sends from a new port, where it answers no check. */
    void sendsFromAnotherPort() throws IOException {
        outgoing = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    void answersNoChecks() {
        answersChecks = false;
    }

    public byte[] describe(String setup, String direction) {
        return """
                v=0
                o=- 1 2 IN IP4 127.0.0.1
                s=-
                t=0 0
                a=group:BUNDLE 0
                m=audio 9 UDP/TLS/RTP/SAVPF %s
                c=IN IP4 0.0.0.0
                a=candidate:1 1 udp 2122260223 4f3c.local 50000 typ host
                a=candidate:2 1 tcp 1518280447 127.0.0.1 9 typ host tcptype active
                a=ice-ufrag:%s
                a=ice-pwd:%s
                a=fingerprint:%s
                a=setup:%s
                a=mid:0
                a=%s
                a=rtcp-mux
                a=rtpmap:111 opus/48000/2
                a=rtpmap:0 PCMU/8000
                a=rtpmap:8 PCMA/8000
                a=rtpmap:126 telephone-event/8000
                """.formatted(formats, ufrag, ufrag + PASSWORD, shown.text(), setup, direction)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes the bridge's description, checks connectivity and does its part of a new handshake. */
    public void connect(byte[] description, boolean controlling, DtlsRole role) throws Exception {
        secure(description, role);
        check(description, controlling);
    }

    /** Begins a handshake with the certificate that it shows. */
    public void secure(byte[] description, DtlsRole role) throws Exception {
        SessionDescription sdp = SessionDescription.parse(description);
        bridge = candidate(sdp.media().get(0));
        keys = new CompletableFuture<>();
        associations.add(engines.get(engines.size() - 1).associate(role, fingerprints(sdp), "", this::sendTo, this));
    }

    /** Checks with the credentials of this description; answered checks are counted. */
    public void check(byte[] description, boolean controlling) throws Exception {
        check(description, ufrag, controlling);
    }

    void check(byte[] description, String own, boolean controlling) throws Exception {
        MediaDescription audio = SessionDescription.parse(description).media().get(0);
        check(audio, own, controlling, candidate(audio));
    }

    /** How many checks have been answered with success. */
    int checksAnswered() {
        return stunAnswers.size();
    }

    private @Nullable DtlsAssociation newest() {
        return associations.isEmpty() ? null : associations.get(associations.size() - 1);
    }

    public CompletableFuture<DtlsKeys> keys() {
        return keys;
    }

    CompletableFuture<String> failure() {
        return failure;
    }

    /** First byte of the first DTLS record that came. */
    CompletableFuture<Integer> firstDtls() {
        return firstDtls;
    }

    public BlockingQueue<byte[]> rtp() {
        return rtp;
    }

    BlockingQueue<byte[]> rtcp() {
        return rtcp;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Protects and sends. */
    public void send(byte[] clear) throws IOException {
        SrtpDirection direction = sending;
        Packet packet = new Packet().over(Arrays.copyOf(clear, Packet.CAPACITY), 0, clear.length);
        boolean rtcpPacket = PacketKind.of(clear, 0, clear.length) == PacketKind.RTCP;
        if (direction == null || (rtcpPacket ? direction.rtcp(packet) : direction.rtp(packet)) != SrtpResult.OK) {
            throw new IOException("not protected");
        }
        sendTo(packet.bytes(), packet.offset(), packet.length());
    }

    /** Sends as it is. */
    void sendRaw(byte[] bytes) throws IOException {
        sendTo(bytes, 0, bytes.length);
    }

    @Override
    public void established(DtlsKeys agreed) {
        sending = SrtpDirection.sending(agreed.ours());
        receiving = SrtpDirection.receiving(agreed.theirs());
        keys.complete(agreed);
    }

    @Override
    public void failed(String why) {
        failure.complete(why);
    }

    @Override
    public void close() {
        associations.forEach(DtlsAssociation::close);
        socket.close();
        outgoing.close();
        engines.forEach(DtlsEngine::close);
    }

    private void check(MediaDescription audio, String own, boolean controlling, InetSocketAddress to)
            throws GeneralSecurityException, IOException {
        byte[] transaction = new byte[12];
        ThreadLocalRandom.current().nextBytes(transaction);
        String user = audio.attribute("ice-ufrag").orElseThrow() + ":" + own;
        StunMessage request = new StunMessage(StunMessage.REQUEST, transaction)
                .put(StunMessage.USERNAME, user.getBytes(StandardCharsets.US_ASCII))
                .put(
                        StunMessage.PRIORITY,
                        ByteBuffer.allocate(4).putInt(0x6E0001FF).array())
                .put(
                        controlling ? StunMessage.CONTROLLING : StunMessage.CONTROLLED,
                        controlling ? AS_CONTROLLING : AS_CONTROLLED);
        if (controlling) {
            request.put(StunMessage.USE_CANDIDATE, new byte[0]);
        }
        byte[] sealed = request.sealed(audio.attribute("ice-pwd").orElseThrow());
        outgoing.send(new DatagramPacket(sealed, sealed.length, to));
    }

    private void sendTo(byte[] bytes, int offset, int length) throws IOException {
        InetSocketAddress to = bridge;
        if (to != null) {
            outgoing.send(new DatagramPacket(bytes, offset, length, to));
        }
    }

    private void receive() {
        DatagramPacket in = new DatagramPacket(new byte[2048], 2048);
        try {
            while (!socket.isClosed()) {
                in.setLength(2048);
                socket.receive(in);
                received(Arrays.copyOf(in.getData(), in.getLength()), (InetSocketAddress) in.getSocketAddress());
            }
        } catch (IOException | GeneralSecurityException e) {
            if (!socket.isClosed()) {
                failure.completeExceptionally(e);
            }
        }
    }

    private void received(byte[] bytes, InetSocketAddress from) throws IOException, GeneralSecurityException {
        switch (PacketKind.of(bytes, 0, bytes.length)) {
            case STUN -> stun(bytes, from);
            case DTLS -> {
                firstDtls.complete((int) bytes[0]);
                DtlsAssociation association = newest();
                if (association != null) {
                    association.receive(bytes, 0, bytes.length);
                }
            }
            case RTP, RTCP -> open(bytes);
            case UNKNOWN -> failure.complete("an unknown kind of packet");
        }
    }

    private void stun(byte[] bytes, InetSocketAddress from) throws IOException, GeneralSecurityException {
        if (StunMessage.typeOf(bytes) == StunMessage.REQUEST) {
            byte[] reply = new StunMessage(StunMessage.SUCCESS, StunMessage.transactionOf(bytes))
                    .mapped(from)
                    .sealed(StunMessage.receiverOf(bytes) + PASSWORD);
            if (answersChecks) {
                socket.send(new DatagramPacket(reply, reply.length, from));
            }
        } else if (StunMessage.typeOf(bytes) == StunMessage.SUCCESS) {
            stunAnswers.add(bytes);
            DtlsAssociation association = newest();
            if (association != null) {
                association.start();
            }
        }
    }

    private void open(byte[] bytes) {
        SrtpDirection direction = receiving;
        boolean rtcpPacket = PacketKind.of(bytes, 0, bytes.length) == PacketKind.RTCP;
        Packet packet = new Packet().over(Arrays.copyOf(bytes, Packet.CAPACITY), 0, bytes.length);
        if (direction != null && (rtcpPacket ? direction.rtcp(packet) : direction.rtp(packet)) == SrtpResult.OK) {
            byte[] clear = Arrays.copyOfRange(packet.bytes(), packet.offset(), packet.offset() + packet.length());
            (rtcpPacket ? rtcp : rtp).add(clear);
        }
    }

    private static InetSocketAddress candidate(MediaDescription audio) {
        String[] words = audio.attribute("candidate").orElseThrow().split(" ");
        return new InetSocketAddress(words[4], Integer.parseInt(words[5]));
    }

    private static List<Fingerprint> fingerprints(SessionDescription sdp) throws SdpSyntaxException {
        return sdp.effective(sdp.media().get(0), "fingerprint").stream()
                .map(text -> Fingerprint.parse(text).orElseThrow())
                .toList();
    }
}
