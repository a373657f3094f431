package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.SipSocket;
import java.net.InetSocketAddress;

/**
 * One peer of a UDP socket.
 *
 * @param socket sends from where it listens
 * @param peer where messages go
 */
public record UdpFlow(SipSocket socket, InetSocketAddress peer) implements Flow {
    /** Passes a datagram to the transactions; adds received and rport to a request's Via (RFC 3261 §18.2.1). */
    public static void receive(SipSocket socket, byte[] datagram, InetSocketAddress source, Transactions transactions) {
        SipText message = SipText.parse(datagram);
        if (message.isRequest()) {
            SipText filled = ViaReceived.fill(message, source);
            transactions.receive(filled, new UdpFlow(socket, ViaReceived.replyTo(message, source)));
        } else {
            transactions.receive(message, new UdpFlow(socket, source));
        }
    }

    @Override
    public void send(SipText message) {
        socket.send(message.bytes(), peer);
    }

    @Override
    public boolean isReliable() {
        return false;
    }
}
