package io.sipwright.server.media.dtls;

import java.io.IOException;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;

/** One handshake in one role; blocks its thread until it is over. */
interface Handshake {
    Outcome run(DatagramTransport datagrams) throws IOException;

    /**
     * A completed handshake.
     *
     * @param transport absorbs what comes late
     * @param keys for SRTP
     */
    record Outcome(DTLSTransport transport, DtlsKeys keys) {}

    static Handshake active(ActivePeer peer) {
        return datagrams -> {
            DTLSTransport transport = new DTLSClientProtocol().connect(peer, datagrams);
            return new Outcome(transport, peer.keys());
        };
    }

    /** Without HelloVerifyRequest: ICE has already proved the address (RFC 5763 §5). */
    static Handshake passive(PassivePeer peer) {
        return datagrams -> {
            DTLSServerProtocol protocol = new DTLSServerProtocol();
            protocol.setVerifyRequests(false);
            DTLSTransport transport = protocol.accept(peer, datagrams);
            return new Outcome(transport, peer.keys());
        };
    }
}
