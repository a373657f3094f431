package io.sipwright.scenarios.endpoint.media;

import io.netty.channel.EventLoop;
import io.sipwright.scenarios.network.UdpNetwork;
import io.sipwright.scenarios.network.UdpSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network on which a party has a second port beside each port that it describes. For a time connectivity checks leave from the second
 * port, which works but is never nominated; then everything leaves from the described one (RFC 8445 §8.1.1). A check is always answered
 * from the port to which it came (RFC 8445 §7.2.5.2.1). Media that come to the second port are counted, not heard. Safe for any thread.
 */
final class TwoPorts implements UdpNetwork {
    private final UdpNetwork network;
    private final Duration time;
    private final AtomicInteger strayed = new AtomicInteger();

    /** @param time how long the second port is used, from the first datagram on */
    TwoPorts(UdpNetwork network, Duration time) {
        this.network = network;
        this.time = time;
    }

    /** Datagrams other than STUN that came to a port that was not nominated. */
    int strayed() {
        return strayed.get();
    }

    @Override
    public UdpSocket open(EventLoop loop, UdpSocket.Receiver receiver) {
        return new Port(loop, receiver);
    }

    @Override
    public List<InetAddress> addresses() {
        return network.addresses();
    }

    /** Confined to the event loop. */
    private final class Port implements UdpSocket {
        private final UdpSocket.Receiver receiver;
        private final UdpSocket described;
        private final UdpSocket second;
        private long began;
        private boolean receiving;
        private boolean onSecond;

        Port(EventLoop loop, UdpSocket.Receiver receiver) {
            this.receiver = receiver;
            described = network.open(loop, (from, datagram) -> came(false, from, datagram));
            second = network.open(loop, this::cameToSecond);
        }

        private void cameToSecond(InetSocketAddress from, byte[] datagram) {
            if (Interference.isStun(datagram)) {
                came(true, from, datagram);
            } else {
                strayed.incrementAndGet();
            }
        }

        private void came(boolean toSecond, InetSocketAddress from, byte[] datagram) {
            receiving = true;
            onSecond = toSecond;
            try {
                receiver.received(from, datagram);
            } finally {
                receiving = false;
            }
        }

        @Override
        public int port() {
            return described.port();
        }

        @Override
        public void send(InetSocketAddress to, byte[] datagram) {
            boolean answer = receiving && Interference.answersCheck(datagram);
            boolean fromSecond = answer ? onSecond : receiving && onSecond || early();
            if (!fromSecond) {
                described.send(to, datagram);
            } else if (!Interference.nominates(datagram)) {
                second.send(to, datagram);
            }
        }

        private boolean early() {
            long now = System.nanoTime();
            began = began == 0 ? now : began;
            return now - began < time.toNanos();
        }

        @Override
        public void close() {
            described.close();
            second.close();
        }
    }
}
