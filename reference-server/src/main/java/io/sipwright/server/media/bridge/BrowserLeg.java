package io.sipwright.server.media.bridge;

import io.sipwright.server.media.dtls.DtlsAssociation;
import io.sipwright.server.media.dtls.DtlsEngine;
import io.sipwright.server.media.dtls.DtlsKeys;
import io.sipwright.server.media.dtls.DtlsListener;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.ice.IceCredentials;
import io.sipwright.server.media.ice.IceListener;
import io.sipwright.server.media.ice.IcePort;
import io.sipwright.server.media.ice.IceRole;
import io.sipwright.server.media.ice.IceSession;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PacketKind;
import io.sipwright.server.media.srtp.SrtpResult;
import io.sipwright.server.sdp.Fingerprint;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The browser's end of a session: ICE below, DTLS beside, SRTP above. Signalling calls it under the session's lock; packets
 * arrive on the ICE port's thread.
 */
final class BrowserLeg implements IceListener, DtlsListener, AutoCloseable {
    private final IcePort port;
    private final DtlsEngine engine;
    private final BrowserReceiver receiver;
    private final EarlyRecords early = new EarlyRecords();
    private final Packet packet = new Packet();
    private volatile @Nullable IceSession ice;
    private volatile @Nullable DtlsAssociation dtls;
    private volatile @Nullable Protection protection;

    BrowserLeg(IcePort port, DtlsEngine engine, BrowserReceiver receiver) {
        this.port = port;
        this.engine = engine;
        this.receiver = receiver;
    }

    /** A fresh ICE session that answers checks; an older one ends (SDP-031 · RFC 8445 §9). */
    void openIce(IceRole role, IceCredentials local) {
        IceSession old = ice;
        if (old != null) {
            old.close();
        }
        ice = port.session(role, local, this);
    }

    void startIce(IceCredentials remote) {
        IceSession session = ice;
        if (session != null) {
            session.start(remote);
        }
    }

    boolean connected() {
        IceSession session = ice;
        return session != null && session.connected();
    }

    boolean secured() {
        return protection != null;
    }

    /** A fresh association; keys of an older one stop working (MED-018 · RFC 8842 §3.1). */
    void secure(DtlsRole role, List<Fingerprint> peer) {
        DtlsAssociation old = dtls;
        if (old != null) {
            old.close();
        }
        protection = null;
        DtlsAssociation fresh = engine.associate(role, peer, this::sendDatagram, this);
        dtls = fresh;
        validated();
    }

    @Override
    public void received(byte[] bytes, int offset, int length, SocketAddress from) {
        switch (PacketKind.of(bytes, offset, length)) {
            case DTLS -> receivedDtls(bytes, offset, length, from);
            case RTP -> run(receiver.rtp(), packet.over(bytes, offset, length), from);
            case RTCP -> run(receiver.rtcp(), packet.over(bytes, offset, length), from);
            case STUN, UNKNOWN -> receiver.rtp().drop(Drop.UNKNOWN_KIND); // MED-016 · RFC 7983 §7
        }
    }

    @Override
    public void validated() {
        DtlsAssociation association = dtls;
        if (association != null) {
            early.release(this::trusted, record -> association.receive(record, 0, record.length));
            if (connected()) {
                association.start(); // MED-011 · RFC 8842 §5.3
            }
        }
    }

    @Override
    public void established(DtlsKeys keys) {
        protection = Protection.of(keys);
    }

    @Override
    public void failed(String why) {
        protection = null; // MED-009, MED-013: nothing is relayed any more
        receiver.failed(why);
    }

    Drop unprotectRtp(Packet srtp) {
        Protection now = protection;
        return now == null ? Drop.NO_KEYS : drop(now.receiving().rtp(srtp)); // MED-019 · RFC 5764 §5.1
    }

    Drop unprotectRtcp(Packet srtcp) {
        Protection now = protection;
        return now == null ? Drop.NO_KEYS : drop(now.receiving().rtcp(srtcp));
    }

    Drop protectRtp(Packet rtp) {
        Protection now = protection;
        return now == null ? Drop.NO_KEYS : drop(now.sending().rtp(rtp)); // MED-019 · RFC 8827 §6.5
    }

    Drop protectRtcp(Packet rtcp) {
        Protection now = protection;
        return now == null ? Drop.NO_KEYS : drop(now.sending().rtcp(rtcp));
    }

    Drop send(Packet ready) {
        try {
            sendDatagram(ready.bytes(), ready.offset(), ready.length());
            return Drop.NONE;
        } catch (IOException e) { // no pair any more, or the system refused: counted
            return Drop.NOT_SENT;
        }
    }

    @Override
    public void close() {
        DtlsAssociation association = dtls;
        if (association != null) {
            association.close();
        }
        protection = null;
        IceSession session = ice;
        if (session != null) {
            session.close();
        }
    }

    private void receivedDtls(byte[] bytes, int offset, int length, SocketAddress from) {
        DtlsAssociation association = dtls;
        if (association != null && trusted(from)) { // MED-005 · RFC 8445 §12.1
            association.receive(bytes, offset, length);
        } else {
            early.keep(bytes, offset, length, from);
            validated(); // it may have become so between the two lines above
        }
    }

    private void run(PacketPath path, Packet arrived, SocketAddress from) {
        if (trusted(from)) {
            path.run(arrived);
        } else {
            path.drop(Drop.NOT_VALIDATED); // MED-005 · RFC 8445 §12.1
        }
    }

    private boolean trusted(SocketAddress from) {
        IceSession session = ice;
        return session != null && session.validated(from);
    }

    private void sendDatagram(byte[] bytes, int offset, int length) throws IOException {
        IceSession session = ice;
        if (session == null) {
            throw new IOException("no ICE session");
        }
        session.send(bytes, offset, length);
    }

    private static Drop drop(SrtpResult result) {
        return switch (result) {
            case OK -> Drop.NONE;
            case FORGED -> Drop.FORGED;
            case REPLAYED -> Drop.REPLAYED;
            case TOO_MANY_SOURCES -> Drop.TOO_MANY_SOURCES;
            case INVALID -> Drop.MALFORMED;
        };
    }
}
