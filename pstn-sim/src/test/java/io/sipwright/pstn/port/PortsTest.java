package io.sipwright.pstn.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void a_row_of_free_ports_begins_with_an_even_one_below_the_system_s_own() throws IOException {
        int first = FreePorts.row(LOOPBACK, 20);
        assertThat(first % 2).isZero();
        assertThat(first).isBetween(10_000, 29_980);
        assertThat(IntStream.range(first, first + 20)).allMatch(port -> FreePorts.isFree(LOOPBACK, port));
    }

    @Test
    void a_port_that_only_udp_has_is_not_free() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, LOOPBACK)) {
            assertThat(FreePorts.isFree(LOOPBACK, taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void a_preferred_port_is_kept_where_it_is_free_and_left_where_it_is_taken() throws IOException {
        int free = FreePorts.one(LOOPBACK);
        assertThat(FreePorts.preferred(LOOPBACK, free)).isEqualTo(free);
        try (ServerSocket taken = new ServerSocket(free, 1, LOOPBACK)) {
            assertThat(FreePorts.preferred(LOOPBACK, taken.getLocalPort())).isNotEqualTo(free);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_holder_of_a_taken_port_is_named_with_its_process_id() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK);
                DatagramSocket udp = new DatagramSocket(0, LOOPBACK)) {
            String pid = "(pid " + ProcessHandle.current().pid() + ")";
            assertThat(PortHolder.of(taken.getLocalPort()))
                    .hasValueSatisfying(h -> assertThat(h).endsWith(pid));
            assertThat(PortHolder.clause(udp.getLocalPort()))
                    .startsWith(", by ")
                    .endsWith(pid);
        }
    }

    @Test
    void a_port_that_nobody_has_has_no_holder() throws IOException {
        int free = FreePorts.one(LOOPBACK);
        assertThat(PortHolder.of(free)).isEmpty();
        assertThat(PortHolder.clause(free)).isEmpty();
    }
}
