package io.sipwright.scenarios.endpoint.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.sipwright.scenarios.network.UdpNetwork;
import io.sipwright.scenarios.network.UdpSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 8445 §7.2.5.2.1: a check whose answer comes from elsewhere fails. */
class TwoPortsTest {
    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    private static final byte[] REQUEST = stun(0x0001);
    private static final byte[] SUCCESS = stun(0x0101);

    private final Ports ports = new Ports();

    @Test
    void a_check_of_the_described_port_is_answered_there_while_checks_leave_from_the_second() {
        UdpSocket socket = opened(Duration.ofMinutes(1));
        socket.send(PEER, REQUEST);
        ports.receivers.get(0).received(PEER, REQUEST);
        ports.receivers.get(1).received(PEER, REQUEST);

        assertThat(ports.sent).containsExactly("1: request", "0: answer", "1: answer");
    }

    @Test
    void a_check_of_the_second_port_is_answered_there_when_checks_leave_from_the_described() {
        UdpSocket socket = opened(Duration.ZERO);
        ports.receivers.get(1).received(PEER, REQUEST);
        socket.send(PEER, REQUEST);

        assertThat(ports.sent).containsExactly("1: answer", "0: request");
    }

    /** Answers what comes. */
    private UdpSocket opened(Duration time) {
        List<UdpSocket> opened = new ArrayList<>();
        EventLoop loop = new DefaultEventLoop();
        opened.add(new TwoPorts(ports, time)
                .open(loop, (from, datagram) -> opened.get(0).send(from, SUCCESS)));
        loop.shutdownGracefully();
        return opened.get(0);
    }

    private static byte[] stun(int type) {
        return ByteBuffer.allocate(20).putShort((short) type).array();
    }

    /** Ports that note what they send. */
    private static final class Ports implements UdpNetwork {
        private final List<UdpSocket.Receiver> receivers = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();

        @Override
        public UdpSocket open(EventLoop loop, UdpSocket.Receiver receiver) {
            int number = receivers.size();
            receivers.add(receiver);
            return new UdpSocket() {
                @Override
                public int port() {
                    return 5000 + number;
                }

                @Override
                public void send(InetSocketAddress to, byte[] datagram) {
                    sent.add(number + (datagram[0] == 0 ? ": request" : ": answer"));
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public List<InetAddress> addresses() {
            return List.of();
        }
    }
}
