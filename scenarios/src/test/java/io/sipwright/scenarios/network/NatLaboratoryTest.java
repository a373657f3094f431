package io.sipwright.scenarios.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real sockets on loopback. */
class NatLaboratoryTest {
    private static final long SEED = 5780;
    private static final InetAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0).getAddress();
    private static final InetAddress ALTERNATE = new InetSocketAddress("127.0.0.2", 0).getAddress();

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final EventLoop natLoop = loops.next();
    private final EventLoop partyLoop = loops.next();

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** A datagram and where it came from. */
    private record Arrived(InetSocketAddress from, String text) {}

    /** A port that keeps what arrives. */
    private final class Port {
        private final BlockingQueue<Arrived> arrived = new ArrayBlockingQueue<>(16);
        private final UdpSocket socket;

        Port(UdpNetwork network) {
            socket = network.open(
                    partyLoop,
                    (from, datagram) -> arrived.add(new Arrived(from, new String(datagram, StandardCharsets.UTF_8))));
        }

        void send(InetSocketAddress to, String text) {
            partyLoop.execute(() -> socket.send(to, text.getBytes(StandardCharsets.UTF_8)));
        }

        Arrived next() throws InterruptedException {
            Arrived next = arrived.poll(5, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        }

        InetSocketAddress onLoopback() {
            return new InetSocketAddress(LOOPBACK, socket.port());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_probe_finds_each_kind_to_behave_as_it_is_named(NatKind kind) throws IOException {
        try (NatNetwork network = NatLaboratory.open(kind, LOOPBACK, natLoop, SEED)) {
            assertThat(NatProbe.observe(network, partyLoop, LOOPBACK, ALTERNATE))
                    .isEqualTo(kind.expected());
        }
    }

    @Test
    void a_machine_without_a_nat_is_found_to_have_none() throws IOException {
        assertThat(NatProbe.observe(UdpNetwork.DIRECT, partyLoop, LOOPBACK, ALTERNATE))
                .isEqualTo(new NatObservation(
                        true, Dependence.ENDPOINT_INDEPENDENT, Dependence.ENDPOINT_INDEPENDENT, true, true));
    }

    @Test
    void a_port_behind_a_nat_sends_from_the_outside_address_and_gets_the_answers() throws Exception {
        try (NatNetwork network = NatLaboratory.open(NatKind.PORT_RESTRICTED, LOOPBACK, natLoop, SEED)) {
            Port phone = new Port(network);
            Port server = new Port(UdpNetwork.DIRECT);
            phone.send(server.onLoopback(), "ping");
            Arrived ping = server.next();
            assertThat(ping.from().getAddress()).isEqualTo(network.outside());
            server.send(ping.from(), "pong");
            assertThat(phone.next()).isEqualTo(new Arrived(server.onLoopback(), "pong"));
        }
    }

    @Test
    void what_a_target_on_loopback_sends_to_a_private_address_is_lost_without_an_error() throws Exception {
        try (NatNetwork network = NatLaboratory.open(NatKind.SYMMETRIC, LOOPBACK, natLoop, SEED);
                DatagramSocket target = new DatagramSocket(0, LOOPBACK)) {
            Port phone = new Port(network);
            InetSocketAddress described =
                    new InetSocketAddress(network.addresses().get(0), phone.socket.port());

            assertThatCode(() -> target.send(new DatagramPacket(new byte[20], 20, described)))
                    .doesNotThrowAnyException();

            assertThat(phone.arrived.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void after_a_rebinding_the_server_sees_another_port() throws Exception {
        try (NatNetwork network = NatLaboratory.open(NatKind.REBINDING, LOOPBACK, natLoop, SEED)) {
            Port phone = new Port(network);
            Port server = new Port(UdpNetwork.DIRECT);
            phone.send(server.onLoopback(), "before");
            InetSocketAddress before = server.next().from();
            network.rebind();
            phone.send(server.onLoopback(), "after");
            InetSocketAddress after = server.next().from();
            assertThat(after).isNotEqualTo(before);
            server.send(before, "lost");
            server.send(after, "found");
            assertThat(phone.next().text()).isEqualTo("found");
        }
    }

    @Test
    void a_party_with_a_socket_of_its_own_goes_in_by_an_entrance() throws Exception {
        try (NatNetwork network = NatLaboratory.open(NatKind.SYMMETRIC, LOOPBACK, natLoop, SEED)) {
            Port desk = new Port(UdpNetwork.DIRECT);
            Port server = new Port(UdpNetwork.DIRECT);
            InetSocketAddress entrance = network.entrance(server.onLoopback());
            desk.send(entrance, "request");
            Arrived request = server.next();
            assertThat(request.from().getAddress()).isEqualTo(network.outside());
            server.send(request.from(), "response");
            assertThat(desk.next()).isEqualTo(new Arrived(entrance, "response"));
        }
    }

    @Test
    void two_ports_behind_the_same_nat_reach_each_other_on_their_own_network() throws Exception {
        try (NatNetwork network = NatLaboratory.open(NatKind.NO_HAIRPIN, LOOPBACK, natLoop, SEED)) {
            Port one = new Port(network);
            Port other = new Port(network);
            InetAddress inside = network.addresses().get(0);
            one.send(new InetSocketAddress(inside, other.socket.port()), "neighbour");
            assertThat(other.next())
                    .isEqualTo(new Arrived(new InetSocketAddress(inside, one.socket.port()), "neighbour"));
        }
    }
}
