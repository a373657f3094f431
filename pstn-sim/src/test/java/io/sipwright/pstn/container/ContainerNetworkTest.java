package io.sipwright.pstn.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContainerNetworkTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InetAddress MEETING = new InetSocketAddress("172.17.0.1", 0).getAddress();
    private static final InetAddress ELSEWHERE = new InetSocketAddress("198.51.100.7", 0).getAddress();
    private static final ContainerNetwork HOST = new ContainerNetwork.Host();
    private static final ContainerNetwork PUBLISHED = new ContainerNetwork.Published(MEETING);

    @AfterEach
    void unset() {
        System.clearProperty(ContainerNetwork.PROPERTY);
    }

    @Test
    void what_is_neither_host_nor_published_is_one_sentence() throws ContainerUnavailableException {
        System.setProperty(ContainerNetwork.PROPERTY, "bridge");
        assertThatThrownBy(ContainerNetwork::chosen)
                .isInstanceOf(ContainerUnavailableException.class)
                .hasMessage("SIPWRIGHT_NETWORK is \"bridge\", and must be \"host\" or \"published\".");

        System.setProperty(ContainerNetwork.PROPERTY, "host");
        assertThat(ContainerNetwork.chosen()).isEqualTo(HOST);
    }

    @Test
    void behind_published_ports_the_meeting_address_stands_for_loopback_and_for_nothing_else() {
        assertThat(PUBLISHED.reachable(LOOPBACK)).isEqualTo(MEETING);
        assertThat(PUBLISHED.reachable(ELSEWHERE)).isEqualTo(ELSEWHERE);
        assertThat(HOST.reachable(LOOPBACK)).isEqualTo(LOOPBACK);
    }

    @Test
    void an_address_that_containers_do_not_reach_is_named() {
        assertThatThrownBy(() -> PUBLISHED.requireReachable("asterisk", ELSEWHERE, LOOPBACK))
                .isInstanceOf(ContainerUnavailableException.class)
                .hasMessageStartingWith("asterisk has a separate network, from which it cannot reach 127.0.0.1 ");
        assertThatCode(() -> HOST.requireReachable("asterisk", LOOPBACK)).doesNotThrowAnyException();
    }

    @Test
    void ports_are_published_only_where_the_network_is_not_shared() {
        ContainerPlan plan = new ContainerPlan("image", "lab", Path.of("."), Map.of(), List.of("true"));
        List<Opening> openings = List.of(Opening.udp(new InetSocketAddress(MEETING, 7070)));

        assertThat(HOST.open(plan, openings).published()).isEmpty();
        assertThat(PUBLISHED.open(plan, openings).published()).isEqualTo(openings);
    }

    @Test
    void a_range_in_which_somebody_has_a_port_is_not_published() throws Exception {
        PortRange first = PortRange.free(LOOPBACK, Set.of());
        try (DatagramSocket somebody = new DatagramSocket(new InetSocketAddress(LOOPBACK, first.last()))) {
            assertThat(somebody.isBound()).isTrue();
            assertThat(PortRange.free(LOOPBACK, Set.of()).first()).isGreaterThan(first.last());
        }
    }

    @Test
    void a_range_with_a_port_that_the_program_needs_for_something_else_is_not_published() throws Exception {
        ContainerNetwork network = new ContainerNetwork.Published(LOOPBACK);
        PortRange wished = new PortRange(50_000, 59_999);
        PortRange first = network.rtpPorts(wished);
        InetSocketAddress trunk = new InetSocketAddress(LOOPBACK, first.first() + 3);
        assertThat(network.rtpPorts(wished, trunk).first()).isGreaterThan(first.last());
    }

    @Test
    void on_the_hosts_network_a_program_has_the_ports_that_it_wishes() throws ContainerUnavailableException {
        PortRange wished = new PortRange(50_000, 59_999);
        assertThat(HOST.rtpPorts(wished)).isEqualTo(wished);
    }
}
