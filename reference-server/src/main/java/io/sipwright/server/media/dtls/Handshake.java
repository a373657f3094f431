package io.sipwright.server.media.dtls;

import java.io.IOException;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;

/** One handshake in one role, which can be run again from its beginning; blocks its thread until it is over. */
interface Handshake {
    Outcome run(DatagramTransport datagrams) throws IOException;

    /**
     * A completed handshake.
     *
     * @param transport absorbs what comes late
     * @param keys for SRTP
     */
    record Outcome(DTLSTransport transport, DtlsKeys keys) {}

    /** Makes what one run needs. */
    @FunctionalInterface
    interface Attempt {
        SrtpHandshake begin();
    }

    static Handshake active(Attempt attempt) {
        return datagrams -> {
            SrtpHandshake handshake = attempt.begin();
            DTLSTransport transport = new DTLSClientProtocol().connect(new ActivePeer(handshake), datagrams);
            return new Outcome(transport, handshake.keys());
        };
    }

    /** Without HelloVerifyRequest: ICE has already proved the address (RFC 5763 §5). */
    static Handshake passive(Attempt attempt) {
        return datagrams -> {
            SrtpHandshake handshake = attempt.begin();
            DTLSServerProtocol protocol = new DTLSServerProtocol();
            protocol.setVerifyRequests(false);
            DTLSTransport transport = protocol.accept(new PassivePeer(handshake), datagrams);
            return new Outcome(transport, handshake.keys());
        };
    }
}
