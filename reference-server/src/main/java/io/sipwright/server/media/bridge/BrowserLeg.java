package io.sipwright.server.media.bridge;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.dtls.DtlsEngine;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.ice.IcePort;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PacketKind;
import io.sipwright.server.media.srtp.SrtpResult;
import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.IceCredentials;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The browser's end of a session: ICE, DTLS and SRTP. Signalling calls it under the session's lock; packets arrive on
 * the ICE port's thread.
 */
final class BrowserLeg implements IceTransport.Listener, DtlsTransport.Listener, AutoCloseable {
    private final BrowserReceiver receiver;
    private final LimitCounters counters;
    private final EarlyRecords early = new EarlyRecords();
    private final Packet packet = new Packet();
    private final IceTransport ice;
    private final DtlsTransport dtls;

    BrowserLeg(IcePort port, DtlsEngine engine, String owner, BrowserReceiver receiver, LimitCounters counters) {
        this.counters = counters;
        this.receiver = receiver;
        this.ice = new IceTransport(port, this);
        this.dtls = new DtlsTransport(engine, owner, ice::send, this);
    }

    void iceOffered(IceCredentials theirs) {
        ice.offered(theirs);
    }

    void iceAnswered(IceCredentials theirs) {
        ice.answered(theirs);
    }

    IceCredentials iceLocal() {
        return ice.local();
    }

    void dtlsDescribed(DtlsRole role, List<Fingerprint> peer) {
        dtls.describe(role, peer);
    }

    Optional<DtlsRole> dtlsRole(List<Fingerprint> peer) {
        return dtls.role(peer);
    }

    DtlsRole dtlsRole() {
        return dtls.role();
    }

    /** The offer has an answer, so both ends know all that they need. */
    void answered() {
        dtls.answered();
        pairWorks();
    }

    void accept() {
        dtls.accept();
        ice.accept();
    }

    void withdraw() {
        dtls.withdraw();
        ice.withdraw();
    }

    boolean secured() {
        return dtls.secured();
    }

    @Override
    public void received(byte[] bytes, int offset, int length, SocketAddress from) {
        switch (PacketKind.of(bytes, offset, length)) {
            case DTLS -> receivedDtls(bytes, offset, length, from);
            // RFC 8445 §12.2: from any address that has asked with our password; the keys prove whose packets they are
            case RTP -> receiver.rtp().run(packet.over(bytes, offset, length));
            case RTCP -> receiver.rtcp().run(packet.over(bytes, offset, length));
            case STUN, UNKNOWN -> receiver.rtp().drop(Drop.UNKNOWN_KIND); // MED-016 · RFC 7983 §7
        }
    }

    @Override
    public void pairWorks() {
        if (dtls.waits()) {
            early.release(ice::validated, record -> dtls.receive(record, 0, record.length));
            if (ice.connected()) {
                dtls.start(); // MED-011 · RFC 8842 §5.3
            }
        }
    }

    @Override
    public void iceFailed(String why) {
        failed(why);
    }

    @Override
    public void dtlsFailed(String why) {
        failed(why);
    }

    Drop unprotectRtp(Packet srtp) {
        return drop(dtls.unprotectRtp(srtp));
    }

    Drop unprotectRtcp(Packet srtcp) {
        return drop(dtls.unprotectRtcp(srtcp));
    }

    Drop protectRtp(Packet rtp) {
        return drop(dtls.protectRtp(rtp));
    }

    Drop protectRtcp(Packet rtcp) {
        return drop(dtls.protectRtcp(rtcp));
    }

    Drop send(Packet ready) {
        try {
            ice.send(ready.bytes(), ready.offset(), ready.length());
            return Drop.NONE;
        } catch (IOException e) { // no pair any more, or the send failed: counted
            return Drop.NOT_SENT;
        }
    }

    @Override
    public void close() {
        dtls.close();
        ice.close();
    }

    private void failed(String why) {
        dtls.close(); // MED-009, MED-013: nothing is relayed any more
        receiver.failed(why);
    }

    private void receivedDtls(byte[] bytes, int offset, int length, SocketAddress from) {
        if (dtls.waits() && ice.validated(from)) { // MED-005 · RFC 8445 §12.1
            dtls.receive(bytes, offset, length);
        } else {
            early.keep(bytes, offset, length, from);
            pairWorks(); // it may have changed between the two lines above
        }
    }

    private Drop drop(SrtpResult result) {
        if (result == SrtpResult.TOO_MANY_SOURCES) {
            counters.reached(Limit.SSRCS);
        }
        return switch (result) {
            case OK -> Drop.NONE;
            case NO_KEYS -> Drop.NO_KEYS;
            case FORGED -> Drop.FORGED;
            case REPLAYED -> Drop.REPLAYED;
            case RESTARTED -> Drop.RESTARTED;
            case TOO_MANY_SOURCES -> Drop.TOO_MANY_SOURCES;
            case INVALID -> Drop.MALFORMED;
        };
    }
}
