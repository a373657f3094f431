package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.scenarios.network.UdpSocket;
import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** One UDP port of the phone's network, which STUN, DTLS, SRTP and SRTCP share (RFC 7983). Confined to the event loop. */
final class MediaSocket {
    /** Receives datagrams sorted by their first byte. */
    interface Receiver {
        void stun(InetSocketAddress from, byte[] datagram);

        void dtls(byte[] datagram);

        void rtp(byte[] datagram);

        void rtcp(byte[] datagram);
    }

    private final UdpSocket socket;
    private final List<InetAddress> addresses;
    private final Receiver receiver;

    /** @throws java.io.UncheckedIOException when no socket can be opened */
    MediaSocket(MediaWorld world, Receiver receiver) {
        this.receiver = receiver;
        addresses = world.network().addresses();
        socket = world.network().open(world.loop(), this::received);
    }

    int port() {
        return socket.port();
    }

    /** The host candidates of this port. */
    List<LocalCandidate> candidates() {
        return LocalCandidate.of(addresses, port());
    }

    void send(InetSocketAddress to, byte[] datagram) {
        socket.send(to, datagram);
    }

    void close() {
        socket.close();
    }

    private void received(InetSocketAddress from, byte[] datagram) {
        int first = datagram.length == 0 ? -1 : datagram[0] & 0xFF;
        if (first >= 0 && first <= 3) {
            receiver.stun(from, datagram);
        } else if (first >= 20 && first <= 63) {
            receiver.dtls(datagram);
        } else if (first >= 128 && first <= 191 && datagram.length >= 12) {
            sort(datagram);
        }
    }

    /** RFC 5761 §4. */
    private void sort(byte[] datagram) {
        int type = datagram[1] & 0xFF;
        if (type >= 192 && type <= 223) {
            receiver.rtcp(datagram);
        } else {
            receiver.rtp(datagram);
        }
    }
}
