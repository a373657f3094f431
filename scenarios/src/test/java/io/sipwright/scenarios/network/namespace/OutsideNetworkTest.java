package io.sipwright.scenarios.network.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.network.NatKind;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** Real network namespaces; they need root or a user namespace, and as root these tests are not left out. */
class OutsideNetworkTest {
    private static final long SEED = 4787;
    private static final String ROOT = "root";

    private OutsideNetwork network;

    @BeforeEach
    void open() throws NetworkUnavailableException {
        try {
            network = OutsideNetwork.open();
        } catch (NetworkUnavailableException e) {
            if (System.getProperty("user.name").equals(ROOT)) {
                throw e;
            }
            throw new TestAbortedException("left out: " + e.getMessage());
        }
    }

    @AfterEach
    void close() {
        if (network != null) {
            network.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_probe_from_inside_finds_each_kind_to_behave_as_it_is_named(NatKind kind) throws Exception {
        try (NatNamespace nat = network.behind(kind, SEED)) { // it is certified there
            nat.certify();
            assertThat(nat.kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "UDP_BLOCKED", "SYMMETRIC"})
    void a_connection_from_inside_passes_the_nat(NatKind kind) throws Exception {
        try (NatNamespace nat = network.behind(kind, SEED);
                ServerSocket server = new ServerSocket(0, 1, network.host());
                Socket inside = nat.inside(() -> new Socket(network.host(), server.getLocalPort()));
                Socket accepted = server.accept()) {
            assertThat(accepted.getInetAddress()).isEqualTo(nat.outside());
            accepted.setSoTimeout(5_000);
            byte[] much = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
            Thread sender = new Thread(() -> send(inside, much));
            sender.start();
            assertThat(accepted.getInputStream().readNBytes(much.length)).isEqualTo(much);
            sender.join();
        }
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_loopback_port_inside_is_reached_beside_the_nat() throws Exception {
        try (NatNamespace nat = network.behind(NatKind.SYMMETRIC, SEED);
                ServerSocket server = new ServerSocket(0);
                ServerSocket inside = nat.inside(() -> new ServerSocket(9515))) {
            nat.admit(server.getLocalPort());
            try (Socket in = new Socket("127.0.0.1", nat.reach(9515));
                    Socket acceptedInside = inside.accept();
                    Socket out = nat.inside(() -> new Socket("127.0.0.1", server.getLocalPort()));
                    Socket acceptedHere = server.accept()) {
                for (List<Socket> ends : List.of(List.of(in, acceptedInside), List.of(acceptedHere, out))) {
                    ends.get(0).getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
                    assertThat(ends.get(1).getInputStream().readNBytes(5))
                            .isEqualTo("hello".getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    @Test
    void nothing_outside_is_reached_but_through_the_nat() throws Exception {
        try (NatNamespace nat = network.behind(NatKind.FULL_CONE, SEED)) {
            Process ip = nat.inside(() -> new ProcessBuilder("ip", "-brief", "link").start());
            List<String> interfaces = new String(ip.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split("\\s")[0])
                    .sorted()
                    .toList();
            assertThat(interfaces).containsExactly("eth0", "lo");
        }
    }

    @Test
    void the_interface_disappears_with_the_network() throws Exception {
        assertThat(NetworkInterface.getByInetAddress(network.host())).isNotNull();
        network.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> NetworkInterface.getByInetAddress(network.host()) == null);
    }
}
