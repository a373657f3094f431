package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.scenarios.phone.scripted.dtls.ClientHello;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsState;
import io.sipwright.scenarios.phone.scripted.ice.IceState;
import java.util.List;

/** What passes on the wire of a peer connection, for scenarios that do it wrong on purpose. Confined to the phone's event loop. */
public interface WireAccess {
    IceState iceState();

    DtlsState dtlsState();

    /** Connectivity checks of ours that were answered with success. */
    long checksAnswered();

    /** Begins the DTLS handshake on the best pair that is valid, before one is nominated (RFC 8445 §12.1.1). */
    void startDtls();

    /** The newest SRTP packets that were sent, protected, the newest last; at most 512. */
    List<byte[]> sentPackets();

    /** Sends bytes to the selected pair as they are. */
    void sendAsIs(byte[] datagram);

    /** Sends an RTCP packet, protected. */
    void sendControl(byte[] rtcp);

    /** The RTCP packets that came, opened; at most 512. */
    List<byte[]> controlPackets();

    /** Packets of RTP and RTCP that came and were not authentic. */
    long refused();

    /** Every ClientHello that was sent or came, in order. */
    List<ClientHello> clientHellos();
}
